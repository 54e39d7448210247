/** On which side of its tick a label of the time axis stands, so that none is cut off and none covers another. */
import type { Tick } from './timeScale.ts';

export interface TickLabel {
  readonly tick: Tick;
  /** Right of the tick (start), left of it (end), or not at all. */
  readonly side: 'start' | 'end' | 'none';
}

/** Width of a letter of a label: digits of Inter at 11 px are all this wide. */
const LETTER_WIDTH = 6.7;
/** Between a tick and its label, and between labels, px. */
const GAP = 4;
/** The axis goes on so far beyond the end of time, px. */
const END_ROOM = 14;

/** How wide a label is at most, px. */
export function textWidth(text: string): number {
  return text.length * LETTER_WIDTH;
}

/** Where something else stands on the axis, px. */
export interface TakenRoom {
  readonly left: number;
  readonly right: number;
}

/**
 * Ticks and what is taken ascend; `width` of the axis in px. The last label is there unless its room is taken, the others
 * where they have room.
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
