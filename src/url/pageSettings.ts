/**
 * Parameters that every page understands, for repeatable runs: clock, time zone, locale, theme, motion and
 * fixture.
 */

export interface PageSettings {
  /** Milliseconds since 1970 at which the clock is stopped; undefined: the real clock. */
  readonly nowMs: number | undefined;
  /** An IANA time zone; undefined: the browser's. */
  readonly timeZone: string | undefined;
  /** A BCP 47 tag; undefined: the browser's. */
  readonly locale: string | undefined;
  readonly theme: 'dark' | 'light' | undefined;
  /** Turns off all animation. */
  readonly isMotionOff: boolean;
  /** The name of a built-in fixture that is used instead of Jaeger. */
  readonly fixture: string | undefined;
}

export interface ParsedPageSettings {
  readonly settings: PageSettings;
  /** Sentences about values that were ignored. */
  readonly problems: readonly string[];
}

const PARAMETERS = ['now', 'tz', 'locale', 'theme', 'motion', 'fixture'] as const;

/** Parses the page's settings from a query string. An invalid value is ignored and reported in `problems`. */
export function parsePageSettings(query: string): ParsedPageSettings {
  const parameters = new URLSearchParams(query);
  const problems: string[] = [];
  function read<T>(
    name: (typeof PARAMETERS)[number],
    expected: string,
    parse: (text: string) => T | undefined,
  ) {
    const text = parameters.get(name);
    if (text === null || text === '') return undefined;
    const value = parse(text);
    if (value === undefined)
      problems.push(`The address says ${name}=${text}, which is not ${expected}; it was ignored.`);
    return value;
  }
  const settings: PageSettings = {
    nowMs: read('now', 'a date and time such as 2026-11-23T08:00:00Z', (text) => {
      const ms = Date.parse(text);
      return Number.isNaN(ms) ? undefined : ms;
    }),
    timeZone: read('tz', 'a time zone such as Europe/Vienna or UTC', (text) =>
      isAccepted(() => new Intl.DateTimeFormat('en', { timeZone: text })) ? text : undefined,
    ),
    locale: read('locale', 'a language tag such as en-GB', (text) =>
      isAccepted(() => new Intl.Locale(text)) ? text : undefined,
    ),
    theme: read('theme', 'dark or light', (text) => (text === 'dark' || text === 'light' ? text : undefined)),
    isMotionOff: parameters.get('motion') === '0',
    fixture: read('fixture', 'the name of a fixture', (text) =>
      /^[\w.~-]{1,80}$/.test(text) ? text : undefined,
    ),
  };
  return { settings, problems };
}

/** Returns the query string without the page's settings, for whatever reads the rest. */
export function withoutPageSettings(query: string): string {
  const parameters = new URLSearchParams(query);
  for (const name of PARAMETERS) parameters.delete(name);
  return parameters.toString();
}

/** Returns a new query string with the page's settings of the current one. */
export function keepPageSettings(presentQuery: string, nextQuery: string): string {
  const present = new URLSearchParams(presentQuery);
  const kept = new URLSearchParams();
  for (const name of PARAMETERS) {
    const value = present.get(name);
    if (value !== null) kept.set(name, value);
  }
  return [nextQuery, kept.toString()].filter((part) => part !== '').join('&');
}

/** Intl throws a RangeError for values that it does not know. */
function isAccepted(make: () => unknown): boolean {
  try {
    make();
    return true;
  } catch (reason) {
    if (reason instanceof RangeError) return false;
    throw reason;
  }
}
