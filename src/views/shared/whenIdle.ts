/**
 * Calls back when the page is idle, but at the latest `withinMs` from now if given. Returns a function that
 * cancels. In browsers that do not report when they are idle, the callback gets a task of its own.
 */
export function whenIdle(call: () => void, withinMs?: number): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(call);
    return () => clearTimeout(timer);
  }
  const idle = requestIdleCallback(call, withinMs === undefined ? undefined : { timeout: withinMs });
  return () => cancelIdleCallback(idle);
}
