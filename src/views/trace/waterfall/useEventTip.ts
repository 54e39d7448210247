/** Names the event under the pointer. Its element is moved and written to without rendering anything. */
import { type PointerEvent, type RefObject, useRef } from 'react';
import { formatDuration } from '../../../base/formatDuration.ts';
import type { Hit } from '../../../layout/hitTest.ts';
import type { Trace } from '../../../model/trace.ts';

export interface EventTip {
  readonly element: RefObject<HTMLSpanElement | null>;
  readonly move: (event: PointerEvent, hit: Hit) => void;
  readonly hide: () => void;
}

export function useEventTip(trace: Trace): EventTip {
  const element = useRef<HTMLSpanElement>(null);
  const hide = () => {
    if (element.current !== null) element.current.hidden = true;
  };
  const move = (event: PointerEvent, hit: Hit) => {
    const tip = element.current;
    if (tip === null) return;
    if (hit.kind !== 'event') {
      hide();
      return;
    }
    const { name, time } = trace.events;
    tip.textContent = `${trace.strings.get(name[hit.event]) || 'log'} · +${formatDuration(time[hit.event])}`;
    tip.hidden = false;
    // Left of the pointer in the right half of the window: it is never cut off.
    const isRight = event.clientX > window.innerWidth / 2;
    tip.style.transform = `translate(${event.clientX}px, ${event.clientY + 16}px) translateX(${isRight ? '-100%' : '0'})`;
  };
  return { element, move, hide };
}
