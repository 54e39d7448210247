/**
 * Calls when the page has nothing else to do, where given `withinMs` later at the latest, and gives what stops that. Browsers
 * that do not tell when they are idle call in a task of its own.
 */
export function whenIdle(call: () => void, withinMs?: number): () => void {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(call);
    return () => clearTimeout(timer);
  }
  const idle = requestIdleCallback(call, withinMs === undefined ? undefined : { timeout: withinMs });
  return () => cancelIdleCallback(idle);
}
