/** How many bytes a thumbnail and a list of thumbnails may cost. */
import type { ShapeSpending } from './shapeMemory.ts';

/** Why a trace is fetched for its shape: its row is visible, or the user points at it. */
export type ShapeReason = 'view' | 'pointed';

interface ByteLimits {
  /** The limit for one trace, by its expected size. */
  readonly trace: number;
  /** The limit for everything that a list fetches, for any reason. */
  readonly list: number;
}

const LIMITS: Readonly<Record<ShapeReason, ByteLimits>> = {
  // Some 300 spans; the first screens of a list.
  view: { trace: 300_000, list: 4_000_000 },
  pointed: { trace: 12_000_000, list: 40_000_000 },
};

/** After this many failures in a row, nothing is requested any more unless the user points at it. */
export const MAX_FAILURES = 3;

/** A request is cancelled once it exceeds the limit for one trace by this factor. */
const SLACK = 2;

/** Returns whether a trace of `bytes` may be fetched while requests for `reserved` bytes are in progress. */
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

/** Returns whether an answer is so much larger than expected that its shape is not worth it. */
export function isTooMuch(reason: ShapeReason, bytes: number): boolean {
  return bytes > LIMITS[reason].trace * SLACK;
}
