/**
 * Dragging along the time axis chooses a range. The mark
 * moves by its style; only the end of a drag changes state.
 */
import { type PointerEvent, type RefObject, useRef } from 'react';
import type { TimeScale } from '../../../../layout/time/timeScale.ts';

export interface RangeDrag {
  /** The element that marks the range while dragging. */
  readonly mark: RefObject<HTMLSpanElement | null>;
  readonly begin: (event: PointerEvent<HTMLElement>) => void;
  readonly move: (event: PointerEvent<HTMLElement>) => void;
  readonly end: (event: PointerEvent<HTMLElement>) => void;
  readonly cancel: () => void;
}

/** Shorter drags count as clicks, px. */
const LEAST_DRAG = 4;

/** `left`: the position of the scale's 0, px from the element's left edge. */
export function useRangeDrag(
  scale: TimeScale,
  left: number,
  onRange: (from: number, to: number) => void,
): RangeDrag {
  const mark = useRef<HTMLSpanElement>(null);
  const from = useRef<number | undefined>(undefined);
  const xOf = (event: PointerEvent<HTMLElement>) =>
    Math.max(
      0,
      Math.min(scale.width, event.clientX - event.currentTarget.getBoundingClientRect().left - left),
    );
  const show = (x: number, width: number) => {
    if (mark.current === null) return;
    mark.current.style.transform = `translateX(${left + x}px)`;
    mark.current.style.width = `${width}px`;
  };
  const cancel = () => {
    from.current = undefined;
    show(0, 0);
  };
  return {
    mark,
    begin: (event) => {
      if (event.button !== 0 || !event.isPrimary) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      from.current = xOf(event);
    },
    move: (event) => {
      if (from.current === undefined) return;
      const x = xOf(event);
      show(Math.min(x, from.current), Math.abs(x - from.current));
    },
    end: (event) => {
      const start = from.current;
      if (start === undefined) return;
      const x = xOf(event);
      cancel();
      if (Math.abs(x - start) >= LEAST_DRAG) onRange(scale.toTime(start), scale.toTime(x));
    },
    cancel,
  };
}
