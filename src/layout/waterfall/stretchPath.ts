/**
 * Draws stretches of time as a path of boxes. Stretches within the same pixel are drawn as one, however many
 * there are.
 */
import { firstAbove } from '../../base/bisect.ts';
import type { TimeScale } from '../time/timeScale.ts';

export interface StretchInput {
  /** Stretches [from, to) are disjoint and ascending; µs from the trace's start. */
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly from: number;
  readonly to: number;
  readonly scale: TimeScale;
}

/** px: the edges of the picture, and those of the boxes. */
export interface StretchBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Narrower boxes are widened to this, or left out if it is 0. */
  readonly leastWidth: number;
}

/** Steps from stretch to stretch if they are wide, and from pixel to pixel if not. */
export function stretchPath(input: StretchInput, box: StretchBox): string {
  const { start, end, to, scale } = input;
  const { left, right, top, bottom, leastWidth } = box;
  let path = '';
  let stretch = firstAbove(end, scale.toTime(left - leastWidth), input.from, to);
  while (stretch < to) {
    const x = Math.max(left, scale.toX(start[stretch]));
    if (x >= right) break;
    let edge = Math.min(right, Math.max(scale.toX(end[stretch]), x + leastWidth));
    let next = stretch + 1;
    // Whatever begins within the same pixel is drawn with it.
    while (next < to && scale.toX(start[next]) - edge < 0.5) {
      next = Math.max(next + 1, firstAbove(end, scale.toTime(edge + 1), next, to));
      edge = Math.min(right, Math.max(edge, scale.toX(end[next - 1])));
      if (edge >= right) break;
    }
    if (edge - x >= 0.25) path += `M${round(x)} ${top}H${round(edge)}V${bottom}H${round(x)}Z`;
    stretch = next;
  }
  return path;
}

/** Tenths of a pixel are precise enough and keep paths short. */
function round(px: number): number {
  return Math.round(px * 10) / 10;
}
