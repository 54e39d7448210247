/** Chooses a time range by dragging over a plot. */
import { type PointerEvent, useRef, useState } from 'react';

/** From left to right, px. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A shorter drag counts as a click, px. */
const MIN_WAY = 6;

export interface TimeBrush {
  /** The range while dragging. */
  readonly stretch: Stretch | undefined;
  readonly onPointerDown: (event: PointerEvent<SVGSVGElement>) => void;
  readonly onPointerMove: (event: PointerEvent<SVGSVGElement>) => void;
  readonly onPointerUp: (event: PointerEvent<SVGSVGElement>) => void;
  readonly onPointerCancel: () => void;
  /** True right after a drag: the browser reports its end as a click. */
  readonly wasDragged: () => boolean;
}

export function useTimeBrush(bounds: Stretch, onChoose: (stretch: Stretch) => void): TimeBrush {
  const [stretch, setStretch] = useState<Stretch | undefined>(undefined);
  const start = useRef<number | undefined>(undefined);
  const isDragged = useRef(false);
  const clamp = (x: number) => Math.max(bounds.from, Math.min(bounds.to, x));
  const stretchTo = (event: PointerEvent<SVGSVGElement>): Stretch | undefined => {
    if (start.current === undefined) return undefined;
    const x = clamp(xOf(event));
    const from = Math.min(start.current, x);
    const to = Math.max(start.current, x);
    return to - from < MIN_WAY ? undefined : { from, to };
  };
  const end = () => {
    start.current = undefined;
    setStretch(undefined);
  };
  return {
    stretch,
    onPointerDown: (event) => {
      isDragged.current = false;
      if (event.button !== 0 || event.pointerType === 'touch') return; // a finger scrolls the page
      start.current = clamp(xOf(event));
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event) => {
      if (start.current !== undefined) setStretch(stretchTo(event));
    },
    onPointerUp: (event) => {
      const chosen = stretchTo(event);
      end();
      if (chosen === undefined) return;
      isDragged.current = true;
      onChoose(chosen);
    },
    onPointerCancel: end,
    wasDragged: () => isDragged.current,
  };
}

function xOf(event: PointerEvent<SVGSVGElement>): number {
  return event.clientX - event.currentTarget.getBoundingClientRect().left;
}
