/** Positions of spans in the minimap: on lines from top to bottom, in depth-first order. */
import type { TimeScale } from '../time/timeScale.ts';

/** The lines of a picture. If there are more spans than lines, several spans share a line. */
export interface MinimapLines {
  readonly spanCount: number;
  readonly lineCount: number;
  /** Distance between lines, px. */
  readonly step: number;
  /** Thickness of what is drawn on a line, px. */
  readonly thickness: number;
}

/** Maximum distance between lines, and their maximum thickness, px. */
const MOST_STEP = 4;
const MOST_THICKNESS = 1.5;
/** The minimum size of marks, px. */
const LEAST_FRAME = 6;

/** Computes the lines for a picture of this height (px, at least 1). */
export function minimapLines(spanCount: number, height: number): MinimapLines {
  const wanted = Math.min(MOST_STEP, height / Math.max(1, spanCount));
  const lineCount = Math.max(1, Math.min(spanCount, Math.floor(height / Math.max(1, wanted))));
  const step = wanted >= 1 ? wanted : height / lineCount;
  return { spanCount, lineCount, step, thickness: Math.max(1, Math.min(MOST_THICKNESS, step - 0.5)) };
}

export function lineOfSpan({ spanCount, lineCount }: MinimapLines, span: number): number {
  return Math.min(lineCount - 1, Math.floor((span * lineCount) / spanCount));
}

/** Returns the top of a line, px from the top of the picture; on half pixels, so that lines are sharp. */
export function topOfLine({ step }: MinimapLines, line: number): number {
  return Math.round(line * step * 2) / 2;
}

export interface MinimapFrame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Returns a frame around a span's position in the picture, px. */
export function layoutSpanFrame(
  lines: MinimapLines,
  scale: TimeScale,
  span: number,
  start: number,
  end: number,
): MinimapFrame {
  const left = scale.toX(start);
  const width = Math.max(LEAST_FRAME, scale.toX(end) - left + 4);
  const height = Math.max(LEAST_FRAME, lines.thickness + 4);
  const y = topOfLine(lines, lineOfSpan(lines, span)) + (lines.thickness - height) / 2;
  return { x: Math.min(left - 2, scale.width + 4 - width), y, width, height };
}

/** Returns top and height (px) of the part of the picture that contains the spans from `first` to `last`. */
export function layoutSpanRun(
  lines: MinimapLines,
  first: number,
  last: number,
): { readonly top: number; readonly height: number } {
  const from = topOfLine(lines, lineOfSpan(lines, first));
  const to = topOfLine(lines, lineOfSpan(lines, last)) + lines.thickness;
  const height = Math.max(LEAST_FRAME, to - from);
  const lowest = lines.lineCount * lines.step - height;
  return { top: Math.max(0, Math.min(from, lowest)), height };
}
