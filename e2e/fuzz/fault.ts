/** What a fault is: a good answer in, what is sent in its place out. */
import type { Random } from '../../fixtures/generator/random.ts';

export interface Answer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * What the page owes to the person who looks at it. `said`: where it shows less than the good answer has, it says that
 * something is wrong. `alive`: nobody could know that the answer is wrong (an empty list, a letter for another), so it has
 * only to go on. In either case it is neither blank nor hung, and shows no mistake of ours.
 */
export type Duty = 'said' | 'alive';

export interface FaultyAnswer extends Answer {
  readonly duty: Duty;
  /** What was done to this answer, where the fault's name does not say all. */
  readonly note?: string;
  /** Content-Length, where it is not the body's own length; 'none' sends none. */
  readonly announced?: number | 'none';
  /** After the body: the end, a connection that breaks, or nothing any more. `drip` sends the body in slow pieces. */
  readonly ending?: 'end' | 'break' | 'silence' | 'drip';
}

export interface Fault {
  readonly name: string;
  readonly spoil: (good: Answer, random: Random) => FaultyAnswer;
  /** Its answers never end: the page need not come to rest. */
  readonly isSilent?: boolean;
  /** It leads to another origin, which the Content-Security-Policy forbids and reports. */
  readonly leavesOrigin?: boolean;
}

export const JSON_TYPE = { 'content-type': 'application/json' };

/** The good answer with another body. */
export function withBody(good: Answer, body: string | Buffer, duty: Duty, note?: string): FaultyAnswer {
  return { ...good, body: Buffer.isBuffer(body) ? body : Buffer.from(body), duty, note };
}

/** A text for messages: its start, in one line. */
export function shortened(text: string, length = 80): string {
  const start = JSON.stringify(text.slice(0, length));
  return text.length > length ? `${start}… (${text.length} characters)` : start;
}
