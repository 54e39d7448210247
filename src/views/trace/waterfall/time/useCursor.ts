/** The line under the pointer and its time: CSS variables and one text, updated without rendering. */
import { type PointerEvent, type RefObject, useLayoutEffect, useRef } from 'react';
import type { TimeScale } from '../../../../layout/time/timeScale.ts';

export interface Cursor {
  /** The element with the variables for the line and its label. */
  readonly frame: RefObject<HTMLDivElement | null>;
  /** The element that shows the time. */
  readonly label: RefObject<HTMLSpanElement | null>;
  /** Returns the position of the pointer, px from time 0; undefined if it is not over the timeline. */
  readonly x: () => number | undefined;
  readonly move: (event: PointerEvent) => void;
  readonly leave: () => void;
}

/** Half the width of a long label, px. */
const LABEL_ROOM_PX = 40;

/**
 * `left`: left edge of the bars' area, px from the frame's left edge; `padding`: from there to time 0, px.
 */
export function useCursor(scale: TimeScale, left: number, padding: number): Cursor {
  const frame = useRef<HTMLDivElement>(null);
  const label = useRef<HTMLSpanElement>(null);
  /** The position of the line, px from time 0; undefined while there is none. */
  const shownAt = useRef<number | undefined>(undefined);
  // After zooming or panning under a resting pointer, the line is at another time.
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
    // Near the ends the label moves to one side of the line, so that it is not cut off.
    const isNearStart = inTime < LABEL_ROOM_PX;
    const isNearEnd = inTime > scale.width - LABEL_ROOM_PX;
    label.current.style.transform = `translateX(${isNearStart ? '-8px' : isNearEnd ? 'calc(8px - 100%)' : '-50%'})`;
  };
  return { frame, label, x: () => shownAt.current, move, leave };
}
