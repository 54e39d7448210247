/** What can stand after a name in a template: `#{startTime | add 1000 | iso}`. */
import { err, ok, type Result } from '../../base/result.ts';
import { quotedText } from '../languages/quotedText.ts';
import { formatRisonText } from '../languages/rison.ts';
import { isoTime } from '../moment.ts';

export interface Formatter {
  readonly name: string;
  /** Returns the value in another form; the value itself if it is not of the expected kind. */
  readonly apply: (text: string) => string;
}

/** The last formatter of a value that must not be percent-encoded: it is an address. */
export const PLAIN = 'none';

interface Kind {
  /** How many arguments it takes. */
  readonly arity: number;
  /** What the arguments must be. */
  readonly expected?: string;
  readonly accepts?: (parameters: readonly string[]) => boolean;
  readonly apply: (text: string, parameters: readonly string[]) => string;
}

const kinds: Readonly<Record<string, Kind>> = {
  // Jaeger's own. Times and durations are microseconds.
  epoch_micros_to_date_iso: { arity: 0, apply: (text) => ofTime(text, (micros) => isoTime(micros / 1000)) },
  pad_start: {
    arity: 2,
    expected: 'a length up to 256 and one character',
    accepts: ([length, fill]) => /^\d{1,3}$/.test(length) && Number(length) <= 256 && [...fill].length === 1,
    apply: (text, [length, fill]) => text.padStart(Number(length), fill),
  },
  add: {
    arity: 1,
    expected: 'a whole number',
    accepts: ([offset]) => /^[+-]?\d{1,15}$/.test(offset),
    apply: (text, [offset]) => ofTime(text, (micros) => whole(micros + Number(offset))),
  },
  // Ours.
  sub: {
    arity: 1,
    expected: 'a whole number',
    accepts: ([offset]) => /^[+-]?\d{1,15}$/.test(offset),
    apply: (text, [offset]) => ofTime(text, (micros) => whole(micros - Number(offset))),
  },
  iso: { arity: 0, apply: (text) => ofTime(text, (micros) => isoTime(micros / 1000)) },
  epoch_s: { arity: 0, apply: (text) => ofTime(text, (micros) => whole(micros / 1_000_000)) },
  epoch_ms: { arity: 0, apply: (text) => ofTime(text, (micros) => whole(micros / 1_000)) },
  epoch_ns: { arity: 0, apply: (text) => ofTime(text, (micros) => `${BigInt(Math.floor(micros)) * 1000n}`) },
  lower: { arity: 0, apply: (text) => text.toLowerCase() },
  // For the place between two double quotes.
  json: { arity: 0, apply: (text) => JSON.stringify(text).slice(1, -1) },
  logql: { arity: 0, apply: (text) => quotedText(text).slice(1, -1) },
  kql: { arity: 0, apply: (text) => quotedText(text).slice(1, -1) },
  rison: { arity: 0, apply: formatRisonText },
  /** The default, said aloud. */
  uri: { arity: 0, apply: (text) => text },
  [PLAIN]: { arity: 0, apply: (text) => text },
};

export const formatterNames: readonly string[] = Object.keys(kinds);

/** Reads a name with its arguments, parted by blanks. */
export function parseFormatter(text: string): Result<Formatter, string> {
  const [name, ...parameters] = text.split(/\s+/);
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (kind === undefined) {
    return err(`“${name}” is no formatter; there are ${formatterNames.join(', ')}`);
  }
  const isRight = parameters.length === kind.arity && (kind.accepts?.(parameters) ?? true);
  if (!isRight) return err(`“${name}” takes ${kind.expected ?? 'no argument'}`);
  return ok({ name, apply: (value) => kind.apply(value, parameters) });
}

/** Applies something to a number; anything else stays as it is. */
function ofTime(text: string, change: (micros: number) => string): string {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(number) ? change(number) : text;
}

function whole(number: number): string {
  return String(Math.floor(number));
}
