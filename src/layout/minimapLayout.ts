/** The whole trace in a small picture: brought together in pixels first, then a few paths. */
import type { SpanValues } from '../model/colorByValues.ts';
import { SpanFlag, type Trace } from '../model/trace.ts';
import type { TimeScale } from './timeScale.ts';

export interface MinimapLayer {
  /** Index of the value by which spans are coloured (see SpanValues); undefined: errors. */
  readonly value: number | undefined;
  readonly path: string;
}

/** Lines are drawn so far from each other at most, and so thick. */
const MAX_STEP = 4;
const THICKNESS = 1.5;

/**
 * Paths over a picture of the scale's width and this height (px), a path a value, errors last. Spans stand from top
 * to bottom in depth-first order; where several share a line of pixels, the later one is seen, and errors before all.
 */
export function layoutMinimap(
  trace: Trace,
  values: SpanValues,
  scale: TimeScale,
  height: number,
): MinimapLayer[] {
  const { count, start, duration, flags } = trace.spans;
  const width = Math.ceil(scale.width);
  if (count === 0 || width < 1 || height < 1) return [];
  const step = Math.min(MAX_STEP, height / count);
  const lines = Math.max(1, Math.min(count, Math.floor(height / Math.max(1, step))));
  const lineHeight = step >= 1 ? step : height / lines;
  const errorPaint = values.texts.length + 1;
  /** By line and pixel: 0 for nothing, value + 1, or errorPaint. */
  const paint = new Uint16Array(lines * width);
  const put = (span: number, color: number) => {
    const line = Math.min(lines - 1, Math.floor((span * lines) / count));
    const from = Math.min(width - 1, Math.max(0, Math.floor(scale.toX(start[span]))));
    const to = Math.min(width, Math.max(from + 1, Math.round(scale.toX(start[span] + duration[span]))));
    paint.fill(color, line * width + from, line * width + to);
  };
  for (let span = 0; span < count; span++) put(span, values.column[span] + 1);
  for (let span = 0; span < count; span++) {
    if ((flags[span] & SpanFlag.ownError) !== 0) put(span, errorPaint);
  }
  const paths = collectPaths(paint, lines, width, lineHeight);
  return [...paths.entries()]
    .sort(([a], [b]) => a - b)
    .map(([color, parts]) => ({
      value: color === errorPaint ? undefined : color - 1,
      path: parts.join(''),
    }));
}

/** Runs of one paint along the lines, by paint. */
function collectPaths(paint: Uint16Array, lines: number, width: number, lineHeight: number) {
  const paths = new Map<number, string[]>();
  const thickness = Math.max(1, Math.min(THICKNESS, lineHeight - 0.5));
  for (let line = 0; line < lines; line++) {
    const top = Math.round(line * lineHeight * 2) / 2;
    let from = 0;
    for (let x = 1; x <= width; x++) {
      const color = paint[line * width + from];
      if (x < width && paint[line * width + x] === color) continue;
      if (color !== 0) {
        const parts = paths.get(color) ?? [];
        if (parts.length === 0) paths.set(color, parts);
        parts.push(`M${from} ${top}h${x - from}v${thickness}h${from - x}Z`);
      }
      from = x;
    }
  }
  return paths;
}
