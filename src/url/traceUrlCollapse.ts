/** How a URL says what is collapsed: a level, and the rows that differ from it. */
import { decodeId, encodeId } from './traceUrlIds.ts';

export interface CollapseUrl {
  /** Everything from this depth on is collapsed; undefined: nothing is. */
  readonly level: number | undefined;
  /** Ids of spans (and of missing parents) in the opposite state. */
  readonly exceptions: readonly string[];
}

/** Maximum length of `collapse=` with exceptions, in characters; beyond that only the level is kept. */
export const MOST_COLLAPSE_LENGTH = 2048;
/** Each id has 16 digits and a point, so no more exceptions than this can fit. */
export const MOST_COLLAPSE_EXCEPTIONS = Math.floor(MOST_COLLAPSE_LENGTH / 17);

const ALL_EXPANDED = 'none';

/** `2`, `2.00f1….00f2…`, `none.00f1…`. Unusual ids are percent-encoded, including points in them. */
export function formatCollapse({ level, exceptions }: CollapseUrl): string | undefined {
  const head = level === undefined ? ALL_EXPANDED : String(level);
  const whole = [head, ...exceptions.map(encodeId)].join('.');
  const text = whole.length <= MOST_COLLAPSE_LENGTH ? whole : head;
  return text === ALL_EXPANDED ? undefined : text;
}

/** Returns undefined for an invalid text; invalid ids are ignored. */
export function parseCollapse(text: string): CollapseUrl | undefined {
  if (text.length > MOST_COLLAPSE_LENGTH) return undefined;
  const [head = '', ...ids] = text.split('.');
  if (head !== ALL_EXPANDED && !/^\d{1,6}$/.test(head)) return undefined;
  const exceptions: string[] = [];
  for (const id of ids) {
    const decoded = decodeId(id);
    if (decoded !== undefined && decoded !== '') exceptions.push(decoded);
  }
  return { level: head === ALL_EXPANDED ? undefined : Number(head), exceptions };
}
