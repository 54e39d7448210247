/** The tooltip of the line beyond a bar. Its element is moved and written to without rendering. */
import { type PointerEvent, type RefObject, useRef } from 'react';
import { formatDuration } from '../../../../base/formatDuration.ts';
import type { Hit } from '../../../../layout/waterfall/hitTest.ts';
import type { Trace } from '../../../../model/trace.ts';
import { describeExtent } from '../frame/describeExtent.ts';

export interface BarTip {
  readonly element: RefObject<HTMLSpanElement | null>;
  readonly move: (event: PointerEvent, hit: Hit) => void;
  readonly hide: () => void;
}

export function useBarTip(trace: Trace): BarTip {
  const element = useRef<HTMLSpanElement>(null);
  const hide = () => {
    if (element.current !== null) element.current.hidden = true;
  };
  const move = (event: PointerEvent, hit: Hit) => {
    const tip = element.current;
    if (tip === null) return;
    const text = tipText(trace, hit);
    tip.hidden = text === undefined;
    if (text === undefined) return;
    tip.textContent = text;
    // To the left of the pointer in the right half of the window, so that it is never cut off.
    const isRight = event.clientX > window.innerWidth / 2;
    tip.style.transform = `translate(${event.clientX}px, ${event.clientY + 16}px) translateX(${isRight ? '-100%' : '0'})`;
  };
  return { element, move, hide };
}

/** undefined if there is nothing to say. */
function tipText(trace: Trace, hit: Hit): string | undefined {
  switch (hit.kind) {
    case 'event': {
      const { name, time } = trace.events;
      return `${trace.strings.get(name[hit.event]) || 'log'} · +${formatDuration(time[hit.event])}`;
    }
    case 'extent':
      return describeExtent(trace, hit.span, hit.extent);
    case 'none':
    case 'row':
    case 'bar':
      return undefined;
  }
}
