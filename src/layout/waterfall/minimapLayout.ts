/**
 * The whole trace in a small picture: first merged into pixels, then turned into a few paths. Linear in
 * spans, in steps.
 */
import type { Steps } from '../../base/time/slicedTask.ts';
import type { SpanValues } from '../../model/color/values.ts';
import { isErrorOrigin, type Trace } from '../../model/trace.ts';
import type { TimeScale } from '../time/timeScale.ts';
import { lineOfSpan, type MinimapLines, topOfLine } from './minimapLines.ts';

export interface MinimapLayer {
  /** Index of the value that spans are coloured by (see SpanValues); undefined: where failures began. */
  readonly value: number | undefined;
  readonly path: string;
}

/** Length of the mark at the end of a failed span, px. */
const ERROR_MARK = 4;

/** The number of spans in a step, about a millisecond. */
const STEP_SPANS = 4096;

/**
 * Returns the paths for a picture of the scale's width, one for each value, errors last. If several spans
 * share a line of pixels, the later one is visible. A span in which a failure began (it failed, and nothing
 * below it) keeps its colour but at its end, which covers everything else.
 */
export function* layoutMinimap(
  trace: Trace,
  values: SpanValues,
  scale: TimeScale,
  lines: MinimapLines,
): Steps<MinimapLayer[]> {
  const { count } = trace.spans;
  const picture = new Picture(trace, scale, lines);
  const errorPaint = values.texts.length + 1;
  for (let span = 0; span < count; span++) {
    picture.put(span, values.column[span] + 1);
    if (span % STEP_SPANS === 0) yield;
  }
  for (let span = 0; span < count; span++) {
    if (isErrorOrigin(trace, span)) picture.put(span, errorPaint, ERROR_MARK);
    if (span % (8 * STEP_SPANS) === 0) yield;
  }
  const paths = yield* picture.collectPaths();
  return [...paths.entries()]
    .sort(([a], [b]) => a - b)
    .map(([paint, path]) => ({ value: paint === errorPaint ? undefined : paint - 1, path }));
}

export interface MarkPaths {
  /** Drawn over the spans in the picture. */
  readonly inTime: string;
  /**
   * A short mark, from 0 px on, for each line that has one of the spans. It is used where the picture would
   * show too little of them.
   */
  readonly atEdge: string;
}

/** Length of a mark at the edge, px. */
const EDGE_MARK = 5;

/** Draws some of the spans, to be shown on top of the picture. */
export function* layoutMinimapMarks(
  trace: Trace,
  spans: Int32Array,
  scale: TimeScale,
  lines: MinimapLines,
): Steps<MarkPaths> {
  const picture = new Picture(trace, scale, lines);
  const hasMark = new Uint8Array(lines.lineCount);
  for (let position = 0; position < spans.length; position++) {
    picture.put(spans[position], 1);
    hasMark[lineOfSpan(lines, spans[position])] = 1;
    if (position % STEP_SPANS === 0) yield;
  }
  const paths = yield* picture.collectPaths();
  let atEdge = '';
  for (let line = 0; line < lines.lineCount; line++) {
    if (hasMark[line] === 1)
      atEdge += `M0 ${topOfLine(lines, line)}h${EDGE_MARK}v${lines.thickness}h-${EDGE_MARK}Z`;
  }
  return { inTime: paths.get(1) ?? '', atEdge };
}

/** The value that is visible at each pixel of each line; 0 for nothing. */
class Picture {
  readonly #trace: Trace;
  readonly #scale: TimeScale;
  readonly #lines: MinimapLines;
  readonly #width: number;
  readonly #paint: Uint16Array;

  constructor(trace: Trace, scale: TimeScale, lines: MinimapLines) {
    this.#trace = trace;
    this.#scale = scale;
    this.#lines = lines;
    this.#width = Math.ceil(scale.width);
    this.#paint = new Uint16Array(lines.lineCount * this.#width);
  }

  /** `most`: only the last so many pixels of the span. */
  put(span: number, paint: number, most = Number.POSITIVE_INFINITY): void {
    const { start, duration } = this.#trace.spans;
    const { toX } = this.#scale;
    const width = this.#width;
    const from = Math.min(width - 1, Math.max(0, Math.floor(toX(start[span]))));
    const to = Math.min(width, Math.max(from + 1, Math.round(toX(start[span] + duration[span]))));
    const first = lineOfSpan(this.#lines, span) * width;
    this.#paint.fill(paint, first + Math.max(from, to - most), first + to);
  }

  /** Runs of the same value along the lines, by value. */
  *collectPaths(): Steps<Map<number, string>> {
    const paths = new Map<number, string>();
    const width = this.#width;
    const { lineCount, thickness } = this.#lines;
    for (let line = 0; line < lineCount; line++) {
      const top = topOfLine(this.#lines, line);
      let from = 0;
      for (let x = 1; x <= width; x++) {
        const paint = this.#paint[line * width + from];
        if (x < width && this.#paint[line * width + x] === paint) continue;
        if (paint !== 0) {
          paths.set(paint, `${paths.get(paint) ?? ''}M${from} ${top}h${x - from}v${thickness}h${from - x}Z`);
        }
        from = x;
      }
      yield;
    }
    return paths;
  }
}
