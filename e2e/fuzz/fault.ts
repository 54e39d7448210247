/** The type of a fault: it turns a good answer into the one that is sent instead. */
import type { Random } from '../../fixtures/generator/random.ts';

export interface Answer {
  readonly status: number;
  /** Names are in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * What the page must do. `said`: if it shows less than the good answer has, it says that something is wrong.
 * `alive`: the fault cannot be noticed (an empty list, a changed letter), so the page only has to keep
 * working. In both cases it must not be blank or hang, or show a bug of ours.
 */
export type Duty = 'said' | 'alive';

export interface FaultyAnswer extends Answer {
  readonly duty: Duty;
  /** What was done to this answer, if the fault's name does not say everything. */
  readonly note?: string;
  /** Content-Length, if it is not the body's length; 'none' sends none. */
  readonly announced?: number | 'none';
  /**
   * What follows the body: the end, a broken connection, or silence. `drip` sends the body slowly, in pieces.
   */
  readonly ending?: 'end' | 'break' | 'silence' | 'drip';
}

export interface Fault {
  readonly name: string;
  readonly spoil: (good: Answer, random: Random) => FaultyAnswer;
  /** Its answers never end, so the page need not become ready. */
  readonly isSilent?: boolean;
  /** It redirects to another origin, which the Content-Security-Policy forbids and reports. */
  readonly leavesOrigin?: boolean;
}

export const JSON_TYPE = { 'content-type': 'application/json' };

/** The good answer with another body. */
export function withBody(good: Answer, body: string | Buffer, duty: Duty, note?: string): FaultyAnswer {
  return { ...good, body: Buffer.isBuffer(body) ? body : Buffer.from(body), duty, note };
}

/** The beginning of a text on one line, for messages. */
export function shortened(text: string, length = 80): string {
  const start = JSON.stringify(text.slice(0, length));
  return text.length > length ? `${start}… (${text.length} characters)` : start;
}
