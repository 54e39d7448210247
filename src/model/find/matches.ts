/** What a query found, and how to get from one match to the next. */

import { firstAtLeast } from '../../base/bisect.ts';
import { asSpanIndex, SpanFlag, type SpanIndex, type Trace } from '../trace.ts';

/** The spans that a query finds. */
export interface SpanMatches {
  /** SpanIndexes, ascending. */
  readonly spans: Int32Array;
  /** By SpanIndex: 1 if the span is a match. */
  readonly isMatch: Uint8Array;
}

/**
 * Returns the nearest match after (or before) a span, wrapping around at the end; without a span, the first
 * (or last) one. Logarithmic.
 */
export function nextMatch(
  matches: Int32Array,
  from: SpanIndex | undefined,
  direction: 1 | -1,
): SpanIndex | undefined {
  if (matches.length === 0) return undefined;
  if (from === undefined) return asSpanIndex(matches[direction === 1 ? 0 : matches.length - 1]);
  const after = firstAtLeast(matches, from + (direction === 1 ? 1 : 0));
  const position = direction === 1 ? after : after - 1;
  return asSpanIndex(matches[(position + matches.length) % matches.length]);
}

/** Returns the matches among the spans [first, end), as a view and not a copy. Logarithmic. */
export function matchesWithin(matches: Int32Array, first: number, end: number): Int32Array {
  return matches.subarray(firstAtLeast(matches, first), firstAtLeast(matches, end));
}

/** Returns which match a span is, from 0, or undefined if it is none. Logarithmic. */
export function matchPosition(matches: Int32Array, span: SpanIndex | undefined): number | undefined {
  if (span === undefined) return undefined;
  const position = firstAtLeast(matches, span);
  return matches[position] === span ? position : undefined;
}

/** Returns all spans with an error of their own, ascending. */
export function computeErrorSpans(trace: Trace): Int32Array {
  const { flags } = trace.spans;
  const errors = new Int32Array(flags.length);
  let length = 0;
  for (let span = 0; span < flags.length; span++) {
    if ((flags[span] & SpanFlag.ownError) !== 0) errors[length++] = span;
  }
  return errors.slice(0, length);
}
