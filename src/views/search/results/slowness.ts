/** How a duration in the list is marked: by the operator's bounds, else by the other durations in it. */
import { formatDuration } from '../../../base/formatDuration.ts';
import type { SlowBounds } from '../../../config/appConfig.ts';

export interface Slowness {
  readonly level: 'usual' | 'slow' | 'too-slow';
  /** Why, for the tooltip; undefined if it is usual. */
  readonly why: string | undefined;
}

const USUAL: Slowness = { level: 'usual', why: undefined };

/** `slowFrom`: the duration from which on it is among the slowest of its list; all in microseconds. */
export function slownessOf(duration: number, slowFrom: number, bounds: SlowBounds | undefined): Slowness {
  if (bounds === undefined) {
    if (duration < slowFrom) return USUAL;
    return { level: 'slow', why: 'Among the slowest of this list (p95 and above)' };
  }
  const { slow, tooSlow } = bounds;
  if (tooSlow !== undefined && duration >= tooSlow) {
    return { level: 'too-slow', why: `Too slow for this operation: ${formatDuration(tooSlow)} and above` };
  }
  if (slow !== undefined && duration >= slow) {
    return { level: 'slow', why: `Slow for this operation: ${formatDuration(slow)} and above` };
  }
  return USUAL;
}
