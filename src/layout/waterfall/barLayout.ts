/** Lays out the bars for a window of rows, in pixels. Only what is visible is laid out. */
import { firstAbove } from '../../base/bisect.ts';
import { formatDuration } from '../../base/formatDuration.ts';
import { isErrorOrigin, type Microseconds, SpanFlag, type Trace } from '../../model/trace.ts';
import type { TimeScale } from '../time/timeScale.ts';
import type { SpanCoverage } from './barCoverage.ts';
import { extentOf, extentPath } from './extentLayout.ts';
import { BAR_HEIGHT, ROW_HEIGHT, rowTop } from './rowGeometry.ts';
import { stretchPath } from './stretchPath.ts';

export interface BarLayout {
  readonly span: number;
  /** Top of the bar, px from the top of the window's origin row. */
  readonly y: number;
  /** Cut off slightly beyond the edges of the picture; `width` 0 means not visible. */
  readonly x: number;
  readonly width: number;
  readonly isOwnError: boolean;
  /** It failed, and nothing below it did. */
  readonly isErrorOrigin: boolean;
  /** Path over the parts during which a child runs; '' for none. */
  readonly coveredPath: string;
  /** Path of the diamonds of events; '' for none. */
  readonly eventPath: string;
  /** Line to where the descendants begin and end, beyond the bar; '' for none. */
  readonly extentPath: string;
  readonly extentFrom: Microseconds | undefined;
  readonly extentTo: Microseconds | undefined;
  readonly label: BarLabel;
}

export interface BarLabel {
  readonly text: string;
  readonly x: number;
  readonly placement: 'right' | 'left' | 'inside' | 'none';
}

export interface BarLayoutInput {
  readonly trace: Trace;
  readonly coverage: SpanCoverage;
  /** From VisibleRows. */
  readonly rows: Int32Array;
  /** Rows [firstRow, endRow) are laid out. */
  readonly firstRow: number;
  readonly endRow: number;
  /** The row from which y is measured. */
  readonly originRow: number;
  readonly scale: TimeScale;
}

export const MIN_BAR_WIDTH = 2;
/** Half the width of an event's diamond, px. */
export const EVENT_RADIUS = 3.5;
/** How far bars extend beyond the picture, px, so that their round ends are not visible. */
const OVERHANG = 8;
/** The uncovered edges above and below the covered part of a bar, px. */
const COVER_INSET = 1;
const LABEL_GAP = 6;
/** Width of a character in a label, px. All digits of Inter at 11 px have this width. */
const LETTER_WIDTH = 6.7;
const BAR_INSET = (ROW_HEIGHT - BAR_HEIGHT) / 2;

/**
 * Returns one bar for each span in the window, from top to bottom; placeholders have none. The cost depends
 * on what is drawn, not on the contents of the spans.
 */
export function layoutBars(input: BarLayoutInput): BarLayout[] {
  const { rows, firstRow, endRow } = input;
  const bars: BarLayout[] = [];
  for (let row = firstRow; row < endRow; row++) {
    if (rows[row] >= 0) bars.push(layoutBar(input, row, rows[row]));
  }
  return bars;
}

/** Returns the left edge and width of a span's bar, not cut off at the edges of the picture. */
export function barExtent(trace: Trace, scale: TimeScale, span: number): { x: number; width: number } {
  const { start, duration } = trace.spans;
  const left = scale.toX(start[span]);
  const width = Math.max(MIN_BAR_WIDTH, scale.toX(start[span] + duration[span]) - left);
  // A bar at the very end of the range keeps its minimum width inside the picture.
  const x =
    left <= scale.width && left + width > scale.width && width === MIN_BAR_WIDTH
      ? scale.width - MIN_BAR_WIDTH
      : left;
  return { x, width };
}

function layoutBar(input: BarLayoutInput, row: number, span: number): BarLayout {
  const { trace, scale, originRow } = input;
  const extent = barExtent(trace, scale, span);
  const left = Math.max(-OVERHANG, extent.x);
  const right = Math.min(scale.width + OVERHANG, extent.x + extent.width);
  const y = rowTop(row, originRow) + BAR_INSET;
  const isInView = right > 0 && left < scale.width;
  const reach = extentOf(trace, scale, span, extent);
  return {
    span,
    y,
    x: round(left),
    width: isInView ? round(right - left) : 0,
    isOwnError: (trace.spans.flags[span] & SpanFlag.ownError) !== 0,
    isErrorOrigin: isErrorOrigin(trace, span),
    coveredPath: isInView ? coveredPath(input, span, y, left, right) : '',
    eventPath: eventPath(input, span, y),
    extentPath: reach === undefined ? '' : extentPath(reach, scale, extent, y),
    extentFrom: reach?.from,
    extentTo: reach?.to,
    label: layoutLabel(formatDuration(trace.spans.duration[span]), left, right, scale),
  };
}

/**
 * Places a label to the right of the bar, else to the left, else inside; never on a break. A bar that is not
 * visible has none.
 */
export function layoutLabel(
  text: string,
  left: number,
  right: number,
  { width, breaks }: Pick<TimeScale, 'width' | 'breaks'>,
): BarLabel {
  const size = text.length * LETTER_WIDTH + LABEL_GAP;
  if (right <= 0 || left >= width) return { text: '', x: 0, placement: 'none' };
  const isFree = (from: number, to: number) =>
    from >= 0 && to <= width && !breaks.some((gap) => gap.x < to && gap.x + gap.width > from);
  if (isFree(right, right + size)) return { text, x: round(right + LABEL_GAP), placement: 'right' };
  if (isFree(left - size, left)) return { text, x: round(left - LABEL_GAP), placement: 'left' };
  // At the end of the bar, or as close to it as breaks allow.
  const ends = breaks.map(({ x }) => x).filter((x) => x < right);
  for (const end of [Math.min(right, width), ...ends.reverse()]) {
    const inside = end - LABEL_GAP;
    if (inside - size >= left && isFree(inside - size, end)) {
      return { text, x: round(inside), placement: 'inside' };
    }
  }
  return { text: '', x: 0, placement: 'none' };
}

function coveredPath(input: BarLayoutInput, span: number, y: number, left: number, right: number): string {
  const { start, end } = input.coverage.of(span);
  const box = { left, right, top: y + COVER_INSET, bottom: y + BAR_HEIGHT - COVER_INSET, leastWidth: 0 };
  return stretchPath({ start, end, from: 0, to: start.length, scale: input.scale }, box);
}

function eventPath(input: BarLayoutInput, span: number, y: number): string {
  const middle = y + BAR_HEIGHT / 2;
  let path = '';
  for (const { x } of eventMarks(input.trace, input.scale, span)) {
    path += `M${round(x - EVENT_RADIUS)} ${middle}l${EVENT_RADIUS} ${-EVENT_RADIUS}l${EVENT_RADIUS} ${EVENT_RADIUS}l${-EVENT_RADIUS} ${EVENT_RADIUS}Z`;
  }
  return path;
}

export interface EventMark {
  /** Index in the event's columns; the first one of several events that share the mark. */
  readonly event: number;
  readonly x: number;
}

/**
 * Returns the visible events of a span, with one mark for events that would overlap. Skips events that are
 * too close.
 */
export function eventMarks(trace: Trace, scale: TimeScale, span: number): EventMark[] {
  const { first, time } = trace.events;
  const end = first[span + 1];
  const marks: EventMark[] = [];
  let event = firstAbove(time, scale.toTime(-EVENT_RADIUS), first[span], end);
  while (event < end) {
    const x = scale.toX(time[event]);
    if (x > scale.width + EVENT_RADIUS) break;
    marks.push({ event, x });
    event = Math.max(event + 1, firstAbove(time, scale.toTime(x + 2 * EVENT_RADIUS), event + 1, end));
  }
  return marks;
}

/** Tenths of a pixel are precise enough and keep paths short. */
function round(px: number): number {
  return Math.round(px * 10) / 10;
}
