/** Stretches of the critical path that no span explains. */
import { GrowableFloat64, GrowableInt32 } from '../../base/growable.ts';
import { roundToNanos } from '../../model/build/times.ts';
import { NONE, type SpanColumns, SpanKind } from '../../model/trace.ts';
import type { CriticalPath } from '../path/criticalPath.ts';

export interface UntracedTime {
  /** Stretches in order of time; µs from the trace's start. */
  readonly count: number;
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** The span that runs in it, but no child of it does; NONE if nothing runs. */
  readonly span: Int32Array;
  /** The sum of all stretches with an owner, and of those in which nothing runs; µs. */
  readonly ownTime: number;
  readonly idleTime: number;
}

/**
 * Of spans that have children, the stretches of the path in which none of these runs; and those in which
 * nothing runs at all. A span without children explains its own time, and a client waits for its server (see
 * splitClientTime), so these are left out. Children are sorted by start, and segments of a span ascend, so
 * each child is looked at once.
 */
export function findUntracedTime(spans: SpanColumns, { segments }: CriticalPath): UntracedTime {
  const found = { start: new GrowableFloat64(), end: new GrowableFloat64(), span: new GrowableInt32() };
  const next = new Map<number, { child: number; covered: number }>();
  let ownTime = 0;
  let idleTime = 0;
  const add = (span: number, from: number, to: number) => {
    if (to <= from) return;
    found.start.push(from);
    found.end.push(to);
    found.span.push(span);
    if (span === NONE) idleTime += to - from;
    else ownTime += to - from;
  };
  for (let segment = 0; segment < segments.count; segment++) {
    const span = segments.span[segment];
    const to = segments.end[segment];
    let from = segments.start[segment];
    if (span === NONE) {
      add(span, from, to);
      continue;
    }
    const isCalling = spans.kind[span] === SpanKind.client || spans.kind[span] === SpanKind.producer;
    if (isCalling || spans.subtreeEnd[span] === span + 1) continue;
    const state = next.get(span) ?? { child: span + 1, covered: Number.NEGATIVE_INFINITY };
    for (; state.child < spans.subtreeEnd[span]; state.child = spans.subtreeEnd[state.child]) {
      const begin = spans.start[state.child];
      if (begin >= to) break;
      add(span, Math.max(from, state.covered), Math.min(begin, to));
      state.covered = Math.max(state.covered, roundToNanos(begin + spans.duration[state.child]));
      from = Math.max(from, Math.min(state.covered, to));
    }
    add(span, Math.max(from, state.covered), to);
    next.set(span, state);
  }
  return {
    count: found.start.length,
    start: found.start.view(),
    end: found.end.view(),
    span: found.span.view(),
    ownTime: roundToNanos(ownTime),
    idleTime: roundToNanos(idleTime),
  };
}
