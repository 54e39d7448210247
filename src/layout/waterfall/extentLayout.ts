/** The thin line that shows how far the descendants of a span extend beyond its bar. */
import { reachOf } from '../../model/build/reach.ts';
import { type Microseconds, NONE, type Trace } from '../../model/trace.ts';
import type { TimeScale } from '../time/timeScale.ts';
import { BAR_HEIGHT } from './rowGeometry.ts';

export interface Extent {
  /** Where the subtree begins, µs, if that is before the bar. */
  readonly from: Microseconds | undefined;
  /** Where it ends, if that is after the bar. */
  readonly to: Microseconds | undefined;
}

/** Anything shorter is not visible, px. */
const LEAST_LENGTH = 1.5;
/** How far lines extend beyond the picture, px, so that their ends are not visible. */
const OVERHANG = 8;
/** The line runs along the foot of the bar, and its far end has this height, px. */
const CAP = 5;
const FOOT = 1;

/** Returns the part of a span's subtree that is visible beyond its bar (px), or undefined. */
export function extentOf(
  trace: Trace,
  scale: TimeScale,
  span: number,
  bar: { readonly x: number; readonly width: number },
): Extent | undefined {
  const row = reachOf(trace.reach, span);
  if (row === NONE) return undefined;
  const from = trace.reach.start[row];
  const to = trace.reach.end[row];
  const isBefore = bar.x - scale.toX(from) >= LEAST_LENGTH && bar.x > 0;
  const isAfter = scale.toX(to) - bar.x - bar.width >= LEAST_LENGTH && bar.x + bar.width < scale.width;
  if (!isBefore && !isAfter) return undefined;
  return { from: isBefore ? from : undefined, to: isAfter ? to : undefined };
}

/** Returns the line or lines of an extent; `y` is the top of the bar. '' if none is visible. */
export function extentPath(
  { from, to }: Extent,
  scale: TimeScale,
  bar: { readonly x: number; readonly width: number },
  y: number,
): string {
  const before = from === undefined ? '' : linePath(scale, scale.toX(from), bar.x, y);
  const after = to === undefined ? '' : linePath(scale, scale.toX(to), bar.x + bar.width, y);
  return before + after;
}

/** From the far end, which has a cap, to the bar. */
function linePath(scale: TimeScale, farX: number, barX: number, y: number): string {
  const [far, near] = [farX, barX].map((x) => Math.min(scale.width + OVERHANG, Math.max(-OVERHANG, x)));
  if (far === near) return '';
  const foot = y + BAR_HEIGHT - FOOT;
  return `M${round(far)} ${foot - CAP}V${foot}H${round(near)}`;
}

function round(px: number): number {
  return Math.round(px * 10) / 10;
}
