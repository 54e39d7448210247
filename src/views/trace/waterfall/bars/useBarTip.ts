/**
 * The card that appears where the pointer rests: on a bar or a row the facts of its span, on a mark what it
 * means. Its element is moved and written to without rendering.
 */
import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import { formatDuration } from '../../../../base/formatDuration.ts';
import type { Hit } from '../../../../layout/waterfall/hitTest.ts';
import type { SpanIndex, Trace } from '../../../../model/trace.ts';
import { describeExtent } from '../frame/describeExtent.ts';
import type { RowContext } from '../frame/rowContext.ts';
import { describeSpan } from './describeSpan.ts';

export interface BarTip {
  readonly element: RefObject<HTMLSpanElement | null>;
  readonly move: (event: PointerEvent, hit: Hit) => void;
  readonly hide: () => void;
}

/** How long the pointer must rest on a span before its card appears, ms. Marks are explained at once. */
const REST_MS = 350;
/** The widest card is as wide as in the style sheet, px. */
const MOST_WIDTH = 420;

export function useBarTip(trace: Trace, outcomeOf: RowContext['outcomeOf']): BarTip {
  const element = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const rested = useRef<SpanIndex>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const hide = () => {
    clearTimeout(timer.current);
    rested.current = undefined;
    if (element.current !== null) element.current.hidden = true;
  };
  const show = (text: string, x: number, y: number) => {
    const tip = element.current;
    if (tip === null) return;
    tip.textContent = text;
    tip.hidden = false;
    const { innerWidth, innerHeight } = window;
    const isRight = x + MOST_WIDTH > innerWidth;
    const isLow = y + 16 + tip.offsetHeight > innerHeight;
    tip.style.transform = `translate(${x}px, ${isLow ? y - 8 : y + 16}px) translate(${isRight ? '-100%' : '0'}, ${isLow ? '-100%' : '0'})`;
  };
  const move = (event: PointerEvent, hit: Hit) => {
    const { clientX, clientY } = event;
    const mark = markText(trace, hit);
    const span = hit.kind === 'bar' || hit.kind === 'row' ? hit.span : undefined;
    if (mark !== undefined) {
      hide();
      show(mark, clientX, clientY);
    } else if (span === undefined || event.pointerType === 'touch' || event.buttons !== 0) {
      hide();
    } else if (rested.current !== span || element.current?.hidden !== false) {
      hide();
      rested.current = span;
      timer.current = setTimeout(() => show(describeSpan(trace, span, outcomeOf), clientX, clientY), REST_MS);
    }
  };
  return { element, move, hide };
}

/** undefined if it is not on a mark. */
function markText(trace: Trace, hit: Hit): string | undefined {
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
