/**
 * The critical path: for each instant of a trace, the one span that decided how long it took.
 *
 * The walk goes backwards, as in Jaeger's and CRISP's critical paths: from the end of a span to the end of
 * the last child that it waited for, from the start of that child to the child before. Every instant has
 * exactly one owner, so the times add up to the length of the window.
 *
 *     root        |==================|
 *       a           |=====|
 *       b             |=======|
 *         c             |===|
 *     path        rrrrbbcccbbbrrrrrrr
 */
import { GrowableFloat64, GrowableInt32 } from '../../base/growable.ts';
import { roundToNanos } from '../../model/build/times.ts';
import { findRoot } from '../../model/summaries/summarizeTrace.ts';
import { type Microseconds, NONE, type SpanColumns, SpanFlag, type Trace } from '../../model/trace.ts';
import { type Blocking, computeBlocking } from './blocking.ts';
import { startsFirst, TopSpans } from './topSpans.ts';

/**
 * `trace`: from the first start to the last end of all spans. `response`: the root's own time, which is what
 * the caller waited for; if there are only orphans, the same as `trace`.
 */
export type PathWindow = 'trace' | 'response';

export interface PathSegments {
  readonly count: number;
  /** The span that decided, or NONE where nothing ran. Neighbours differ. */
  readonly span: Int32Array;
  /** The first is the window's start; each end is the next start; the last is the window's end. */
  readonly start: Float64Array;
  readonly end: Float64Array;
}

export interface CriticalPath {
  /** `trace` if there is no response to ask for. */
  readonly kind: PathWindow;
  /** Unlike in a TimeRange, both are equal if the trace takes no time; then there are no segments. */
  readonly window: { readonly start: Microseconds; readonly end: Microseconds };
  readonly segments: PathSegments;
  /** How much of the path each span owns. */
  readonly pathTime: Float64Array;
  /**
   * The latest time at which the path is in each span or below it; −1 for a span that it does not pass. A
   * span whose children own all of its time is passed, too.
   */
  readonly reached: Float64Array;
  /** A PathArrival: why the path reached each span. */
  readonly arrival: Uint8Array;
  readonly blocking: Blocking;
}

/** Values of `CriticalPath.arrival`. */
export const PathArrival = {
  /** The path does not pass the span. */
  never: 0,
  /** Its parent waited for it. */
  awaited: 1,
  /** It was the last to run: in the window, or before a time when no ancestor of what came next ran. */
  last: 2,
  /** It launched what came next, and still ran. */
  launcher: 3,
} as const;

/** The part of the response's time from which on work after the response is worth a headline. */
const LATE_SHARE = 0.05;

/**
 * How many ancestors that ended earlier a climb passes. More levels of launched work than that are not a
 * trace that anyone reads, and without a bound they would take quadratic time.
 */
const MOST_ENDED = 100;

/** Returns whether the trace goes on after the root's answer, for more than 5% of the answer's time. */
export function hasLateWork(trace: Trace): boolean {
  const root = findAnsweringRoot(trace);
  if (root === NONE) return false;
  const { start, duration } = trace.spans;
  const late = roundToNanos(trace.duration - (start[root] + duration[root]));
  return late > duration[root] * LATE_SHARE;
}

/** Computes the path; linear in the number of spans, except for sorting the ends of those that overlap. */
export function computeCriticalPath(trace: Trace, windowKind: PathWindow): CriticalPath {
  const { spans } = trace;
  const blocking = computeBlocking(spans);
  const root = windowKind === 'response' ? findAnsweringRoot(trace) : NONE;
  const walk = new PathWalk(spans, blocking, root);
  walk.run();
  return {
    kind: root === NONE ? 'trace' : 'response',
    window: walk.window,
    ...walk.result(),
    reached: walk.reached,
    arrival: walk.arrival,
    blocking,
  };
}

/** Returns NONE if there are only orphans, because the span that answered did not arrive. */
function findAnsweringRoot(trace: Trace): number {
  const root = findRoot(trace);
  return (trace.spans.flags[root] & SpanFlag.orphan) === 0 ? root : NONE;
}

class PathWalk {
  readonly window: { readonly start: Microseconds; readonly end: Microseconds };
  readonly reached: Float64Array;
  readonly arrival: Uint8Array;
  readonly #spans: SpanColumns;
  readonly #blocking: Blocking;
  /** Where to stay when no other ancestor runs; NONE for the whole trace. */
  readonly #root: number;
  readonly #tops: TopSpans | undefined;
  /** For each span, the number of children left, counted in `blocking.children`. */
  readonly #left: Int32Array;
  /** The parent of each span; ancestors that cannot run any more are skipped. */
  readonly #above: Int32Array;
  /** Owners and starts of segments, the last one first. */
  readonly #owners = new GrowableInt32();
  readonly #starts = new GrowableFloat64();

  constructor(spans: SpanColumns, blocking: Blocking, root: number) {
    this.#spans = spans;
    this.#blocking = blocking;
    this.#root = root;
    this.reached = new Float64Array(spans.count).fill(-1);
    this.arrival = new Uint8Array(spans.count);
    this.#left = blocking.firstChild.slice(1);
    this.#above = spans.parent.slice();
    if (root === NONE) {
      this.#tops = new TopSpans(spans, blocking);
      this.window = { start: earliestStart(spans.start), end: this.#tops.latestEnd };
    } else {
      this.window = { start: spans.start[root], end: blocking.end[root] };
    }
  }

  /** Time only falls, and a child is only taken once, so there are few more steps than spans. */
  run(): void {
    const { start } = this.#spans;
    const { effectiveEnd } = this.#blocking;
    let span = this.#root;
    let time = this.window.end;
    let arrival: number = PathArrival.last;
    while (time > this.window.start) {
      if (span === NONE) {
        span = this.#tops?.runningBefore(time) ?? NONE;
        if (span === NONE) {
          const before = this.#tops?.previousEnd() ?? -1;
          this.#own(NONE, before);
          time = before;
          continue;
        }
        arrival = PathArrival.last;
      }
      if (this.reached[span] < 0) {
        this.reached[span] = time;
        this.arrival[span] = arrival;
      }
      const child = this.#takeChild(span, time);
      if (child === NONE) {
        this.#own(span, start[span]);
        time = start[span];
        span = this.#climb(span, time);
        arrival = PathArrival.launcher;
        continue;
      }
      if (effectiveEnd[child] < time) this.#own(span, effectiveEnd[child]);
      time = effectiveEnd[child];
      span = child;
      arrival = PathArrival.awaited;
    }
  }

  /** Cuts the path into columns in order of time. */
  result(): { readonly segments: PathSegments; readonly pathTime: Float64Array } {
    const count = this.#owners.length;
    const span = this.#owners.view().slice().reverse();
    const start = this.#starts.view().slice().reverse();
    const end = new Float64Array(count);
    const pathTime = new Float64Array(this.#spans.count);
    for (let segment = 0; segment < count; segment++) {
      end[segment] = segment + 1 < count ? start[segment + 1] : this.window.end;
      if (span[segment] !== NONE) pathTime[span[segment]] += end[segment] - start[segment];
    }
    for (let owner = 0; owner < pathTime.length; owner++) pathTime[owner] = roundToNanos(pathTime[owner]);
    return { segments: { count, span, start, end }, pathTime };
  }

  /** Gives a span the time from `from` to the start of what has an owner already. */
  #own(span: number, from: number): void {
    const start = Math.max(from, this.window.start);
    const last = this.#owners.length - 1;
    if (last >= 0 && this.#owners.at(last) === span) {
      this.#starts.set(last, start);
    } else {
      this.#owners.push(span);
      this.#starts.push(start);
    }
  }

  /**
   * Of the children that a span waits for and that start before a time, returns the one with the latest
   * effective end up to then; of equal ones, the first to start. NONE if no such child ends within the span.
   * Children that take no time own none, so they are passed.
   */
  #takeChild(span: number, time: number): number {
    const { start } = this.#spans;
    const { effectiveEnd, firstChild, children } = this.#blocking;
    const first = firstChild[span];
    let left = this.#left[span];
    let taken: number = NONE;
    for (; left > first; left--) {
      const child = children[left - 1];
      const end = effectiveEnd[child];
      if (end <= start[span] || (taken !== NONE && end < effectiveEnd[taken])) break;
      if (end > time || start[child] >= end) continue;
      if (taken === NONE || startsFirst(this.#spans, child, taken)) taken = child;
    }
    this.#left[span] = left;
    return taken;
  }

  /**
   * Returns the nearest ancestor that runs just before a time. Those that start at or after it never will
   * again, as time only falls, so they are cut out of the way (by halving it, as in union-find).
   */
  #climb(span: number, time: number): number {
    const { start } = this.#spans;
    const { end } = this.#blocking;
    const above = this.#above;
    let ended = 0;
    let ancestor = above[span];
    while (ancestor !== NONE && ended < MOST_ENDED) {
      if (start[ancestor] >= time) {
        const next = above[ancestor];
        if (next !== NONE && start[next] >= time) above[ancestor] = above[next];
      } else if (end[ancestor] >= time) {
        return ancestor;
      } else {
        ended++;
      }
      ancestor = above[ancestor];
    }
    return this.#root;
  }
}

function earliestStart(start: Float64Array): Microseconds {
  let earliest = start[0];
  for (let span = 1; span < start.length; span++) if (start[span] < earliest) earliest = start[span];
  return earliest;
}
