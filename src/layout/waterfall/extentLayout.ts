/** The thin line that shows how far what is below a span runs beyond its bar. */
import { reachOf } from '../../model/build/reach.ts';
import { type Microseconds, NONE, type Trace } from '../../model/trace.ts';
import type { TimeScale } from '../time/timeScale.ts';
import { BAR_HEIGHT } from './rowGeometry.ts';

export interface Extent {
  /** Where the subtree begins, µs, where that is before the bar. */
  readonly from: Microseconds | undefined;
  /** Where it ends, where that is after the bar. */
  readonly to: Microseconds | undefined;
}

/** Less than this is not seen, px. */
const LEAST_LENGTH = 1.5;
/** Lines reach so far beyond the picture, so that their ends are out of sight. */
const OVERHANG = 8;
/** The line is at the foot of the bar, and this high at its far end. */
const CAP = 5;
const FOOT = 1;

/** What of a span's subtree is seen beyond its bar (px); undefined for nothing. */
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

/** The line or lines of an extent; `y`: top of the bar. '' where none is in view. */
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
