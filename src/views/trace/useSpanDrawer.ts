/** The code of the span details: it comes when the page is idle, or when a span is selected, so that rows do not wait for it. */
import { LaterCode, useWhenIdle } from '../app/laterCode.ts';

const drawer = new LaterCode(async () => (await import('./details/SpanDrawer.tsx')).SpanDrawer);

/** The component once its code is here; a failure to load it is thrown where it is needed. */
export function useSpanDrawer(isNeeded: boolean) {
  const { Component, failure } = useWhenIdle(drawer, isNeeded);
  if (Component === undefined && isNeeded && failure !== undefined) throw failure;
  return Component;
}
