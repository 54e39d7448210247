/** Labels for squeezed time, and their positions on the axis. */
import { durationUnit } from '../../base/formatDuration.ts';
import { rangeLength, type TimeRange } from '../../model/timeRange.ts';
import { textWidth } from './tickLabels.ts';
import type { TimeScale } from './timeScale.ts';
import { UNIT_MICROS } from './timeUnits.ts';

export interface IdleMark {
  /** The whole gap, µs from the trace's start. */
  readonly from: number;
  readonly to: number;
  /** The band that represents the visible part of the gap, px. */
  readonly x: number;
  readonly width: number;
  /**
   * `4 min idle`, or `4 min hidden` if something runs that is not shown; '' if the previous labels leave no
   * room.
   */
  readonly label: string;
  /** Left edge of the label, px. */
  readonly labelX: number;
  readonly labelWidth: number;
}

/** Space to the left and right of a label, px. */
const LABEL_PADDING = 4;

/**
 * Returns a mark for each break of the scale, from left to right. `idle`: when no span runs, shown or not.
 * Labels are centred in their bands, inside the axis.
 */
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

/** Formats a duration in one unit with two figures: `4 min`, `1.5 h`, `310 ms`. */
export function formatIdle(micros: number): string {
  const unit = durationUnit(micros);
  const value = micros / UNIT_MICROS[unit];
  return `${value < 100 ? Number(value.toPrecision(2)) : Math.round(value)} ${unit}`;
}
