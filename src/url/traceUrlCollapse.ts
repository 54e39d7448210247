/** How an address says what is collapsed: a level, and the rows that differ from it. */
import { decodeId, encodeId } from './traceUrlIds.ts';

export interface CollapseUrl {
  /** From this depth on everything is collapsed; undefined: nothing is. */
  readonly level: number | undefined;
  /** Ids of spans (and of missing parents) that are the other way round. */
  readonly exceptions: readonly string[];
}

/** Longest `collapse=` with exceptions, characters; beyond that only the level is kept. */
export const MOST_COLLAPSE_LENGTH = 2048;
/** Ids are 16 digits and a point each: never more exceptions than can fit. */
export const MOST_COLLAPSE_EXCEPTIONS = Math.floor(MOST_COLLAPSE_LENGTH / 17);

const ALL_EXPANDED = 'none';

/** `2`, `2.00f1….00f2…`, `none.00f1…`; ids that are not plain are percent-encoded, points in them too. */
export function formatCollapse({ level, exceptions }: CollapseUrl): string | undefined {
  const head = level === undefined ? ALL_EXPANDED : String(level);
  const whole = [head, ...exceptions.map(encodeId)].join('.');
  const text = whole.length <= MOST_COLLAPSE_LENGTH ? whole : head;
  return text === ALL_EXPANDED ? undefined : text;
}

/** undefined for a text that is broken; broken ids are left out. */
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
