/** The line under the pointer and its time: CSS variables and one text, moved without rendering anything. */
import { type PointerEvent, type RefObject, useLayoutEffect, useRef } from 'react';
import type { TimeScale } from '../../../../layout/time/timeScale.ts';

export interface Cursor {
  /** Carries the variables for the line and its label. */
  readonly frame: RefObject<HTMLDivElement | null>;
  /** Shows the time. */
  readonly label: RefObject<HTMLSpanElement | null>;
  /** Where the pointer is, px from the beginning of time; undefined where it is not over time. */
  readonly x: () => number | undefined;
  readonly move: (event: PointerEvent) => void;
  readonly leave: () => void;
}

/** Half of a long label. */
const LABEL_ROOM_PX = 40;

/** `left`: where the bars' area begins, px from the frame's left edge; `padding`: from there to the beginning of time. */
export function useCursor(scale: TimeScale, left: number, padding: number): Cursor {
  const frame = useRef<HTMLDivElement>(null);
  const label = useRef<HTMLSpanElement>(null);
  /** Where the line is, px from the beginning of time; undefined while there is none. */
  const shownAt = useRef<number | undefined>(undefined);
  // Zoomed or panned under a pointer that rests, the line is at another time.
  useLayoutEffect(() => {
    if (label.current === null || shownAt.current === undefined) return;
    label.current.textContent = scale.format(scale.toTime(shownAt.current));
  }, [scale]);
  const leave = () => {
    shownAt.current = undefined;
    frame.current?.style.setProperty('--cursor-display', 'none');
  };
  const move = (event: PointerEvent) => {
    const element = frame.current;
    if (element === null) return;
    const x = event.clientX - element.getBoundingClientRect().left - left;
    const inTime = x - padding;
    if (inTime < 0 || inTime > scale.width) {
      leave();
      return;
    }
    element.style.setProperty('--cursor-x', `${x}px`);
    element.style.setProperty('--cursor-display', 'block');
    shownAt.current = inTime;
    if (label.current === null) return;
    label.current.textContent = scale.format(scale.toTime(inTime));
    // Near the ends the label stays beside the line, so that it is not cut off.
    const isNearStart = inTime < LABEL_ROOM_PX;
    const isNearEnd = inTime > scale.width - LABEL_ROOM_PX;
    label.current.style.transform = `translateX(${isNearStart ? '-8px' : isNearEnd ? 'calc(8px - 100%)' : '-50%'})`;
  };
  return { frame, label, x: () => shownAt.current, move, leave };
}
