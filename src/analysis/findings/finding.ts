/**
 * What was found in a trace, in one form for all kinds. The form is public: the page, its test hooks and
 * other programs read it, so fields are added but neither renamed nor given another meaning.
 */
import type { Microseconds } from '../../model/trace.ts';

export type FindingKind =
  /** Where a failure began; `related` has the way to the surface, and what its cause is about. */
  | 'error'
  /** A call was made again after it failed; `count` attempts. */
  | 'retry'
  /** A call was given up because it took too long; `related` has the work that was still running. */
  | 'timeout'
  /** A server ran on for `time` after its client had left; `related` has the clients. */
  | 'abandoned-work'
  /** `count` calls of the same kind, one after the other; `related` has the span that makes them. */
  | 'n-plus-one'
  | 'polling'
  | 'paging'
  | 'duplicate'
  | 'pattern'
  /** `count` calls of the same kind at once. */
  | 'fan-out'
  /** The slowest of calls at once; `related` has the others. */
  | 'straggler'
  /** One span without children that owns much of the path. */
  | 'slow-span'
  /** A client waited for `time` without its server working; `related` has the server. */
  | 'network'
  /** A message waited for `time`. */
  | 'queue'
  /** The path was in a span that had children, but none of them ran. */
  | 'untraced'
  /** Nothing ran. There are no spans. */
  | 'idle'
  /** Work went on for `time` after the response. */
  | 'late-work';

export interface Finding {
  readonly kind: FindingKind;
  /** 0 to 1: how much of what went wrong it explains. */
  readonly weight: number;
  /** SpanIndexes, in the order of the trace. */
  readonly spans: readonly number[];
  /** Other spans that belong to it; see the kind. */
  readonly related: readonly number[];
  /** The stretch of time in which it happened; µs from the trace's start. */
  readonly start: Microseconds;
  readonly end: Microseconds;
  /** How much time it is about: the sum of durations of calls, the length of a wait; µs. */
  readonly time: Microseconds;
  /** By how much, at most, the window would be shorter without it; 0 if that is not known. */
  readonly saving: Microseconds;
  /** How many calls, attempts or failures it stands for. */
  readonly count: number;
}

/** Orders by weight, the greatest first; equal ones by time and span, so the order is always the same. */
export function compareFindings(one: Finding, other: Finding): number {
  return (
    other.weight - one.weight ||
    one.start - other.start ||
    (one.spans[0] ?? -1) - (other.spans[0] ?? -1) ||
    (one.kind < other.kind ? -1 : Number(one.kind > other.kind))
  );
}
