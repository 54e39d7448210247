/**
 * The critical path as lines in the bars of the rows in view. A collapsed row shows what is below it, too.
 */
import type { PathSegments } from '../../analysis/path/criticalPath.ts';
import { NONE, type SpanColumns } from '../../model/trace.ts';
import type { TimeScale } from '../time/timeScale.ts';
import { BAR_HEIGHT, ROW_HEIGHT, rowTop } from './rowGeometry.ts';

/** The segments by their owner, so that those of a subtree stand side by side. */
export interface PathBySpan {
  /** By SpanIndex: the first of its segments; one more at the end. */
  readonly first: Int32Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
}

/** Linear in spans and segments. */
export function groupPathBySpan(segments: PathSegments, spanCount: number): PathBySpan {
  const first = new Int32Array(spanCount + 1);
  for (let segment = 0; segment < segments.count; segment++) {
    const span = segments.span[segment];
    if (span !== NONE) first[span + 1]++;
  }
  for (let span = 0; span < spanCount; span++) first[span + 1] += first[span];
  const next = first.slice();
  const start = new Float64Array(first[spanCount]);
  const end = new Float64Array(first[spanCount]);
  for (let segment = 0; segment < segments.count; segment++) {
    const span = segments.span[segment];
    if (span === NONE) continue;
    const place = next[span]++;
    start[place] = segments.start[segment];
    end[place] = segments.end[segment];
  }
  return { first, start, end };
}

export interface PathLayoutInput {
  readonly spans: Pick<SpanColumns, 'subtreeEnd'>;
  readonly path: PathBySpan;
  /** From VisibleRows. */
  readonly rows: Int32Array;
  readonly firstRow: number;
  readonly endRow: number;
  readonly originRow: number;
  readonly scale: TimeScale;
  readonly isCollapsed: (span: number) => boolean;
}

/** Of more segments in one row, only so many are drawn one by one; the rest is one line. */
const MOST_LINES = 2_000;
/** How far the line is above the lower edge of the bar, px. */
const LINE_INSET = 2;
const BAR_INSET = (ROW_HEIGHT - BAR_HEIGHT) / 2;
/** Lines that are this close are drawn as one, px. */
const JOIN = 0.75;
const LEAST_WIDTH = 1;

/** Returns the `d` of all lines in view. The cost depends on the rows and their segments. */
export function layoutPath(input: PathLayoutInput): string {
  const { spans, path, rows, firstRow, endRow, originRow, scale, isCollapsed } = input;
  let d = '';
  for (let row = firstRow; row < endRow; row++) {
    const span = rows[row];
    if (span < 0) continue;
    const to = path.first[isCollapsed(span) ? spans.subtreeEnd[span] : span + 1];
    const from = path.first[span];
    if (from === to) continue;
    const y = rowTop(row, originRow) + BAR_INSET + BAR_HEIGHT - LINE_INSET;
    for (const { left, right } of mergedLines(path, from, to, scale)) {
      d += `M${left.toFixed(1)} ${y}H${right.toFixed(1)}`;
    }
  }
  return d;
}

interface Line {
  left: number;
  right: number;
}

/** The lines in view, from left to right. Those of a subtree come in the order of its spans. */
function mergedLines(path: PathBySpan, from: number, to: number, scale: TimeScale): Line[] {
  const lines: Line[] = [];
  const step = Math.max(1, Math.ceil((to - from) / MOST_LINES));
  for (let at = from; at < to; at += step) {
    const last = Math.min(to, at + step) - 1;
    const left = scale.toX(Math.min(path.start[at], path.start[last]));
    const right = Math.max(left + LEAST_WIDTH, scale.toX(Math.max(path.end[at], path.end[last])));
    if (right < 0 || left > scale.width) continue;
    lines.push({ left: Math.max(0, left), right: Math.min(scale.width, right) });
  }
  lines.sort((one, other) => one.left - other.left);
  const merged: Line[] = [];
  for (const line of lines) {
    const before = merged.at(-1);
    if (before !== undefined && line.left <= before.right + JOIN)
      before.right = Math.max(before.right, line.right);
    else merged.push(line);
  }
  return merged;
}
