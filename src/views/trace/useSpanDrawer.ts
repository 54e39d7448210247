/** The code of the span details: it comes when the page is idle, or when a span is selected, so that rows do not wait for it. */

import { type LaterCode, useWhenIdle } from '../shared/laterCode.ts';
import { pagePart } from '../shared/pagePart.ts';
import type { SpanDrawerProps } from './details/SpanDrawer.tsx';

const drawer: LaterCode<SpanDrawerProps> = pagePart(
  'The span’s details',
  async () => (await import('./details/SpanDrawer.tsx')).SpanDrawer,
);

/** The component once its code is here, or why it is not. */
export function useSpanDrawer(isNeeded: boolean) {
  return useWhenIdle(drawer, isNeeded);
}
