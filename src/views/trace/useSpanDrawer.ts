/**
 * The code of the span details: loaded when the page is idle or a span is selected, so that rows do not wait.
 */

import { type LaterCode, useWhenIdle } from '../shared/laterCode.ts';
import { pagePart } from '../shared/pagePart.ts';
import type { SpanDrawerProps } from './details/SpanDrawer.tsx';

const drawer: LaterCode<SpanDrawerProps> = pagePart(
  'The span’s details',
  async () => (await import('./details/SpanDrawer.tsx')).SpanDrawer,
);

/** Returns the component once its code is loaded, or why it is not. */
export function useSpanDrawer(isNeeded: boolean) {
  return useWhenIdle(drawer, isNeeded);
}
