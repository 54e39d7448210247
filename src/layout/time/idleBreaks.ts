/** What is said of squeezed time, and where on the axis. */
import { durationUnit } from '../../base/formatDuration.ts';
import { rangeLength, type TimeRange } from '../../model/timeRange.ts';
import { textWidth } from './tickLabels.ts';
import type { TimeScale } from './timeScale.ts';
import { UNIT_MICROS } from './timeUnits.ts';

export interface IdleMark {
  /** The whole gap, µs from the trace's start. */
  readonly from: number;
  readonly to: number;
  /** The band that stands for what of it is in view, px. */
  readonly x: number;
  readonly width: number;
  /** `4 min idle`, or `4 min hidden` where something runs that is not shown; '' where the labels before it leave no room. */
  readonly label: string;
  /** Left edge of the label, px. */
  readonly labelX: number;
  readonly labelWidth: number;
}

/** Left and right of a label, px. */
const LABEL_PADDING = 4;

/** A mark for each break of the scale, from left to right; `idle`: when nothing runs, shown or not. Labels stand in the middle of their bands and inside the axis. */
export function layoutIdleMarks(scale: TimeScale, idle: readonly TimeRange[]): IdleMark[] {
  let free = 0;
  return scale.breaks.map(({ gap, x, width }) => {
    const isIdle = idle.some(({ start, end }) => start <= gap.start && end >= gap.end);
    const label = `${formatIdle(rangeLength(gap))} ${isIdle ? 'idle' : 'hidden'}`;
    const labelWidth = textWidth(label) + 2 * LABEL_PADDING;
    const middle = x + (width - labelWidth) / 2;
    const labelX = Math.max(0, Math.min(scale.width - labelWidth, middle));
    const hasRoom = labelX >= free && labelX + labelWidth <= scale.width;
    if (hasRoom) free = labelX + labelWidth;
    return { from: gap.start, to: gap.end, x, width, label: hasRoom ? label : '', labelX, labelWidth };
  });
}

/** In one unit, with two figures: `4 min`, `1.5 h`, `310 ms`. */
export function formatIdle(micros: number): string {
  const unit = durationUnit(micros);
  const value = micros / UNIT_MICROS[unit];
  return `${value < 100 ? Number(value.toPrecision(2)) : Math.round(value)} ${unit}`;
}
