/** Calls that were given up because they took too long, and work that went on after its client had left. */
import { roundToNanos } from '../../model/build/times.ts';
import { NONE, SpanKind, type Trace } from '../../model/trace.ts';
import type { Blocking } from '../path/blocking.ts';
import type { Failures } from './failures.ts';

export interface TimedOutCall {
  readonly span: number;
  /** The limit that was probably set: a round duration close to the span's, in µs; undefined if none is. */
  readonly limit: number | undefined;
  /** Whether the span says so itself. */
  readonly isSaid: boolean;
}

export interface AbandonedWork {
  /** The span that went on, and its parent, which had ended. */
  readonly span: number;
  readonly client: number;
  /** How long it went on; µs. */
  readonly time: number;
}

/** What people set as limits, in milliseconds. Others would be met by chance too often. */
const LIMITS_MILLIS = [
  100, 200, 250, 500, 1000, 1500, 2000, 2500, 3000, 4000, 5000, 10_000, 15_000, 20_000, 30_000, 45_000,
  60_000, 90_000, 120_000, 180_000, 300_000, 600_000, 900_000, 1_800_000, 3_600_000,
];
/** How far from a limit a duration may be, as a part of it. */
const NEAR = 0.02;

/**
 * Returns failed clients (also those whose kind is not known) that say that they took too long, or took about
 * as long as a limit that people set. Linear.
 */
export function findTimeouts({ spans }: Trace, { isFailed, isTimedOut }: Failures): TimedOutCall[] {
  const { kind, duration } = spans;
  const found: TimedOutCall[] = [];
  for (let span = 0; span < spans.count; span++) {
    if (isFailed[span] === 0) continue;
    const limit = nearLimit(duration[span]);
    const isClient = kind[span] === SpanKind.client || kind[span] === SpanKind.producer;
    if (isTimedOut[span] === 1) found.push({ span, limit, isSaid: true });
    else if (isClient && limit !== undefined) found.push({ span, limit, isSaid: false });
  }
  return found;
}

/** Returns the limit close to a duration; both in µs. */
export function nearLimit(duration: number): number | undefined {
  const millis = LIMITS_MILLIS.find((limit) => Math.abs(duration / 1000 - limit) <= limit * NEAR);
  return millis === undefined ? undefined : millis * 1000;
}

/**
 * Returns servers that ran on after their clients had ended, by more than what clocks explain. Messages and
 * what only follows from its parent were never waited for. Linear.
 */
export function findAbandonedWork({ spans }: Trace, { isDetached, end }: Blocking): AbandonedWork[] {
  const { count, kind, parent, start } = spans;
  const found: AbandonedWork[] = [];
  for (let span = 0; span < count; span++) {
    const client = parent[span];
    if (isDetached[span] === 0 || kind[span] !== SpanKind.server || client === NONE) continue;
    if (kind[client] !== SpanKind.client || start[span] >= end[client] || end[span] <= end[client]) continue;
    found.push({ span, client, time: roundToNanos(end[span] - end[client]) });
  }
  return found;
}
