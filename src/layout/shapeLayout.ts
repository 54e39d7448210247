/** A trace in miniature: where each bar goes in a small picture. */
import type { TraceShape } from '../model/summaries/traceSummary.ts';

export interface ShapeBar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Index into `TraceSummary.services`. */
  readonly service: number;
  readonly isError: boolean;
}

export interface ShapeLayout {
  readonly bars: readonly ShapeBar[];
  /** Height of every bar, px. */
  readonly barHeight: number;
}

const MAX_BAR_HEIGHT = 2;
const MAX_STEP = 4;
const MIN_BAR_WIDTH = 1.5;

/**
 * Lays out the bars from top to bottom in a picture of this size (px). A few bars are at the top; many are
 * squeezed together.
 */
export function layoutShape(shape: TraceShape, width: number, height: number): ShapeLayout {
  const count = shape.start.length;
  const step = count === 0 ? MAX_STEP : Math.min(MAX_STEP, height / count);
  const barHeight = Math.max(1, Math.min(MAX_BAR_HEIGHT, step - 0.5));
  const bars = Array.from({ length: count }, (_, bar): ShapeBar => {
    const left = shape.start[bar] * width;
    const barWidth = Math.max(MIN_BAR_WIDTH, (shape.end[bar] - shape.start[bar]) * width);
    return {
      x: Math.max(0, Math.min(left, width - barWidth)),
      y: bar * step,
      width: Math.min(barWidth, width),
      service: shape.service[bar],
      isError: shape.error[bar] === 1,
    };
  });
  return { bars, barHeight };
}
