/**
 * The keys of a trace, with the number of spans that have each. Keys of a span's events, links, resource and
 * scope count too.
 */
import type { Steps } from '../../base/time/slicedTask.ts';
import { NONE, type Trace } from '../trace.ts';
import { visitAttributes } from './completionRows.ts';

export interface KeyCount {
  readonly text: string;
  readonly spans: number;
}

export interface KeyCounts {
  /** By string index: how many spans have it as a key. */
  readonly counts: Int32Array;
  /**
   * Sorted by number of spans, the most first; undefined if there are very many, which are then searched each
   * time.
   */
  readonly keys: readonly KeyCount[] | undefined;
}

/** With more keys than this, they are not listed. */
const MOST_LISTED = 20_000;

/** Linear in the attributes, once for a trace. */
export function* countKeys(trace: Trace): Steps<KeyCounts> {
  const { keyEnd, strings } = trace;
  const counts = new Int32Array(keyEnd);
  const lastSpans = new Int32Array(keyEnd).fill(NONE);
  const keys: number[] = [];
  yield* visitAttributes(trace, (columns, row, span) => {
    const key = columns.key[row];
    if (lastSpans[key] === span) return;
    if (lastSpans[key] === NONE) keys.push(key);
    lastSpans[key] = span;
    counts[key]++;
  });
  if (keys.length > MOST_LISTED) return { counts, keys: undefined };
  const named = keys
    .map((key) => ({ text: strings.get(key), spans: counts[key] }))
    .sort((a, b) => b.spans - a.spans || (a.text < b.text ? -1 : 1));
  return { counts, keys: named };
}
