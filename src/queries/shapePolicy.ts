/** How many bytes a thumbnail may cost, and a list of them. */
import type { ShapeSpending } from './shapeMemory.ts';

/** Why a trace is fetched for its shape: its row is in view, or somebody points at it. */
export type ShapeReason = 'view' | 'pointed';

interface ByteLimits {
  /** Of one trace, as it is expected. */
  readonly trace: number;
  /** Of all that a list fetches, for whatever reason. */
  readonly list: number;
}

const LIMITS: Readonly<Record<ShapeReason, ByteLimits>> = {
  // Some 300 spans; the first screens of a list.
  view: { trace: 300_000, list: 4_000_000 },
  pointed: { trace: 12_000_000, list: 40_000_000 },
};

/** Nothing is asked for unasked after so many failures, one after the other. */
export const MAX_FAILURES = 3;

/** What turns out so many times larger than the limit of one trace is given up. */
const SLACK = 2;

/** Whether a trace of `bytes` may be fetched when `reserved` bytes are under way. */
export function mayFetch(
  reason: ShapeReason,
  bytes: number,
  spending: ShapeSpending,
  reserved: number,
): boolean {
  if (reason === 'view' && spending.hasStopped) return false;
  const limits = LIMITS[reason];
  return bytes <= limits.trace && spending.bytes + reserved + bytes <= limits.list;
}

/** Whether an answer is so much larger than expected that it is not worth its shape. */
export function isTooMuch(reason: ShapeReason, bytes: number): boolean {
  return bytes > LIMITS[reason].trace * SLACK;
}
