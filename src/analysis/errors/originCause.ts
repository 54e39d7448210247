/** How the failure of an origin came to be, as far as what it called tells. */
import { isHttpRefusal } from '../../conventions/http.ts';
import { isRpcRefusal } from '../../conventions/rpc.ts';
import { NONE, SpanFlag, SpanKind, type Trace } from '../../model/trace.ts';
import type { Blocking } from '../path/blocking.ts';
import type { Failures } from './failures.ts';

export const OriginCause = {
  unknown: 0,
  /** It gave up waiting for work that was still running, which is the culprit if it is known. */
  timeout: 1,
  /** What it called answered that the request was wrong (4xx and the like). The culprit is the answer. */
  refused: 2,
  /** What it called did not fail, so something between the two did. The culprit is what it called. */
  between: 3,
} as const;

export interface FoundCause {
  /** An OriginCause. */
  readonly cause: number;
  /** A span, or NONE. */
  readonly culprit: number;
}

/** Clocks are not exact; µs, and the part of the waiting span's duration. */
const LEAST_LATE = 1000;
const LATE_SHARE = 0.01;

/** Linear in the children of the span, and of the work that was still running. */
export function findOriginCause(
  trace: Trace,
  failures: Failures,
  blocking: Blocking,
  span: number,
): FoundCause {
  const { kind, subtreeEnd, duration } = trace.spans;
  const { end } = blocking;
  const late = Math.max(LEAST_LATE, duration[span] * LATE_SHARE);
  const running = lastRunning(trace, end, span, end[span], end[span] + late);
  if (running !== NONE) {
    return { cause: OriginCause.timeout, culprit: deepestRunning(trace, end, running, end[span]) };
  }
  if (failures.isTimedOut[span] === 1) {
    // What it waited for may have been ended with it.
    const waited = lastRunning(trace, end, span, end[span] - late, end[span] - late);
    const culprit = waited === NONE ? NONE : deepestRunning(trace, end, waited, end[span] - late);
    return { cause: OriginCause.timeout, culprit };
  }
  if (kind[span] !== SpanKind.client) return { cause: OriginCause.unknown, culprit: NONE };
  let answer: number = NONE;
  for (let child = span + 1; child < subtreeEnd[span]; child = subtreeEnd[child]) {
    if (kind[child] === SpanKind.server && blocking.isDetached[child] === 0) answer = child;
  }
  if (isRefused(trace, failures, span) || (answer !== NONE && isRefused(trace, failures, answer))) {
    return { cause: OriginCause.refused, culprit: answer };
  }
  return { cause: answer === NONE ? OriginCause.unknown : OriginCause.between, culprit: answer };
}

/** Of the children that run at a time and end after another, returns the one that ends last, or NONE. */
function lastRunning(trace: Trace, end: Float64Array, span: number, time: number, after: number): number {
  const { start, subtreeEnd, kind, flags } = trace.spans;
  let last: number = NONE;
  for (let child = span + 1; child < subtreeEnd[span]; child = subtreeEnd[child]) {
    if (start[child] > time) break;
    const isMessage = kind[child] === SpanKind.consumer && kind[span] === SpanKind.producer;
    if (isMessage || (flags[child] & SpanFlag.followsParent) !== 0) continue;
    if (end[child] > after && (last === NONE || end[child] > end[last])) last = child;
  }
  return last;
}

/** Goes down to what did the work at a time. */
function deepestRunning(trace: Trace, end: Float64Array, from: number, time: number): number {
  let span = from;
  for (;;) {
    const child = lastRunning(trace, end, span, time, time);
    if (child === NONE) return span;
    span = child;
  }
}

function isRefused(trace: Trace, { code }: Failures, span: number): boolean {
  if (code[span] === NONE) return false;
  const text = trace.strings.get(code[span]);
  return isHttpRefusal(text) || isRpcRefusal(text);
}
