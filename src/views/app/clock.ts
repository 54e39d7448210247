/** The clock, time zone and locale that the page goes by. */
import { createContext, useContext } from 'react';
import type { PageSettings } from '../../url/pageSettings.ts';

export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** IANA name. */
  readonly timeZone: string;
  /** BCP 47 tag. */
  readonly locale: string;
}

/** The page's clock: the settings of the address first, else the browser's own. */
export function createClock(settings: PageSettings): Clock {
  const { nowMs } = settings;
  const browser = new Intl.DateTimeFormat().resolvedOptions();
  return {
    now: nowMs === undefined ? Date.now : () => nowMs,
    timeZone: settings.timeZone ?? browser.timeZone,
    locale: settings.locale ?? 'en-GB',
  };
}

const ClockContext = createContext<Clock | undefined>(undefined);
export const ClockProvider = ClockContext.Provider;

export function useClock(): Clock {
  const clock = useContext(ClockContext);
  if (clock === undefined) throw new Error('useClock is used outside ClockProvider');
  return clock;
}
