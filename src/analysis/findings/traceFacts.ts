/** All that is known of why a trace took long and why it failed, computed once, in steps. */
import type { Steps } from '../../base/time/slicedTask.ts';
import type { Trace } from '../../model/trace.ts';
import { findRepeatedCalls, type RepeatedCalls } from '../calls/repeatedCalls.ts';
import { computeErrorChains, type ErrorChains } from '../errors/errorChains.ts';
import { type Failures, readFailures } from '../errors/failures.ts';
import { findRetries, type Retries } from '../errors/retries.ts';
import {
  type AbandonedWork,
  findAbandonedWork,
  findTimeouts,
  type TimedOutCall,
} from '../errors/timeouts.ts';
import { type CriticalPath, computeCriticalPath, hasLateWork } from '../path/criticalPath.ts';
import { computeDrags } from '../path/drag.ts';
import { findUntracedTime, type UntracedTime } from '../waiting/untraced.ts';

export interface TraceFacts {
  readonly trace: Trace;
  /** Of the response, if the trace goes on for long after it; else of the whole trace. */
  readonly path: CriticalPath;
  /** The length of the path's window; µs. */
  readonly windowTime: number;
  /** By SpanIndex; see computeDrags. */
  readonly drag: Float64Array;
  /** Span count + 1 entries: the sum of `path.pathTime` of all spans before. */
  readonly pathTimeBefore: Float64Array;
  readonly failures: Failures;
  readonly retries: Retries;
  readonly chains: ErrorChains;
  readonly repeats: readonly RepeatedCalls[];
  readonly timeouts: readonly TimedOutCall[];
  readonly abandoned: readonly AbandonedWork[];
  readonly untraced: UntracedTime;
}

/** Takes O(n log n), and pauses between its parts. */
export function* analyzeTrace(trace: Trace): Steps<TraceFacts> {
  const path = computeCriticalPath(trace, hasLateWork(trace) ? 'response' : 'trace');
  yield;
  const drag = computeDrags(trace.spans, path);
  const pathTimeBefore = sumUp(path.pathTime);
  yield;
  const failures = readFailures(trace);
  yield;
  const retries = findRetries(trace, failures);
  yield;
  const chains = computeErrorChains(trace, failures, retries);
  yield;
  const repeats = findRepeatedCalls(trace, drag, failures);
  yield;
  return {
    trace,
    path,
    windowTime: path.window.end - path.window.start,
    drag,
    pathTimeBefore,
    failures,
    retries,
    chains,
    repeats,
    timeouts: findTimeouts(trace, failures),
    abandoned: findAbandonedWork(trace, path.blocking),
    untraced: findUntracedTime(trace.spans, path),
  };
}

/** Returns how much of the path a span and all below it own; µs. */
export function pathTimeBelow({ trace, pathTimeBefore }: TraceFacts, span: number): number {
  return pathTimeBefore[trace.spans.subtreeEnd[span]] - pathTimeBefore[span];
}

/** Times that are shorter are listed, but not worth a sentence: 10 ms, or 5% of the window. */
export function leastTimeToSay({ windowTime }: Pick<TraceFacts, 'windowTime'>): number {
  return Math.max(10_000, windowTime * 0.05);
}

function sumUp(column: Float64Array): Float64Array {
  const sums = new Float64Array(column.length + 1);
  for (let place = 0; place < column.length; place++) sums[place + 1] = sums[place] + column[place];
  return sums;
}
