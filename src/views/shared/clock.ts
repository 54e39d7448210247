/** The clock, time zone and locale of the page. */
import { createContext, useContext } from 'react';
import type { PageSettings } from '../../url/pageSettings.ts';

export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** IANA name. Finding out the browser's own takes 10 ms the first time. */
  readonly timeZone: string;
  /** BCP 47 tag. */
  readonly locale: string;
  /** Neither zone nor locale was chosen: a `Date`'s own parts can be shown as they are. */
  readonly isUsual: boolean;
}

/** The page's clock: as the address says, else the browser's own. */
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
