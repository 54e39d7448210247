/** The clock, time zone and locale that the page goes by. */
import { createContext, useContext } from 'react';
import type { PageSettings } from '../../url/pageSettings.ts';

export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** IANA name. To ask a browser for its own takes 10 ms the first time. */
  readonly timeZone: string;
  /** BCP 47 tag. */
  readonly locale: string;
  /** Neither zone nor locale was chosen: the parts of a `Date` are those that people read. */
  readonly isUsual: boolean;
}

/** The page's clock: the settings of the address first, else the browser's own. */
export function createClock({ nowMs, timeZone, locale }: PageSettings): Clock {
  let knownZone = timeZone;
  return {
    now: nowMs === undefined ? Date.now : () => nowMs,
    get timeZone() {
      knownZone ??= new Intl.DateTimeFormat().resolvedOptions().timeZone;
      return knownZone;
    },
    locale: locale ?? 'en-GB',
    isUsual: timeZone === undefined && locale === undefined,
  };
}

const ClockContext = createContext<Clock | undefined>(undefined);
export const ClockProvider = ClockContext.Provider;

export function useClock(): Clock {
  const clock = useContext(ClockContext);
  if (clock === undefined) throw new Error('useClock is used outside ClockProvider');
  return clock;
}
