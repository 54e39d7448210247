/**
 * Chooses on which side of its tick each label of the time axis goes, so that no label is cut off or covers
 * another.
 */
import type { Tick } from './timeScale.ts';

export interface TickLabel {
  readonly tick: Tick;
  /** Right of the tick (start), left of it (end), or not shown. */
  readonly side: 'start' | 'end' | 'none';
}

/** Width of a character in a label, px. All digits of Inter at 11 px have this width. */
const LETTER_WIDTH = 6.7;
/** Between a tick and its label, and between labels, px. */
const GAP = 4;
/** How far the axis extends beyond the end of time, px. */
const END_ROOM = 14;

/** Returns the maximum width of a label, px. */
export function textWidth(text: string): number {
  return text.length * LETTER_WIDTH;
}

/** Where something else is on the axis, px. */
export interface TakenRoom {
  readonly left: number;
  readonly right: number;
}

/**
 * Ticks and taken room are ascending; `width` is that of the axis, px. The last label is shown unless its
 * room is taken; the others are shown if there is room.
 */
export function placeTickLabels(
  ticks: readonly Tick[],
  width: number,
  taken: readonly TakenRoom[] = [],
): TickLabel[] {
  const placed: TickLabel[] = [];
  let free = Number.POSITIVE_INFINITY;
  for (const tick of ticks.toReversed()) {
    const size = textWidth(tick.label) + GAP;
    const isCut = tick.x + size > width + END_ROOM;
    const left = isCut ? tick.x - size : tick.x;
    const isFree =
      left + size + GAP <= free && !taken.some((room) => left < room.right && left + size > room.left);
    if (isFree) free = left;
    placed.push({ tick, side: !isFree ? 'none' : isCut ? 'end' : 'start' });
  }
  return placed.toReversed();
}
