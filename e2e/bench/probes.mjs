/** What runs in the page itself. Each function is sent there as text, so none may use anything around it. */

/** An observer hears of a long task so much later at most. */
export const TOLD_LATE_MS = 100;

/** Runs before the page's own scripts: remembers long tasks, and when the first element of a selector was painted. */
export function installProbes(selector) {
  if (location.protocol === 'about:') return;
  const probes = { longTasks: [], firstSeenAt: undefined, firstPaintedAt: undefined, whenPainted: undefined };
  globalThis.spanwiseProbes = probes;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      probes.longTasks.push({ start: entry.startTime, duration: entry.duration });
    }
  }).observe({ type: 'longtask', buffered: true });
  probes.whenPainted = new Promise((resolve) => {
    const look = () => {
      if (document.querySelector(selector) === null) {
        requestAnimationFrame(look);
        return;
      }
      probes.firstSeenAt = performance.now();
      // A message that is posted in a frame arrives after its paint.
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        probes.firstPaintedAt = performance.now();
        resolve();
        console.debug('the first element is painted');
      };
      channel.port2.postMessage(undefined);
    };
    requestAnimationFrame(look);
  });
}

/** Tasks of more than 50 ms so far, at any time and since the page painted its first content (`started`). */
export function readTasks() {
  const [paint] = performance.getEntriesByName('first-contentful-paint');
  const { longTasks } = globalThis.spanwiseProbes;
  const started = longTasks.filter(({ start }) => start >= (paint?.startTime ?? 0));
  const longest = (tasks) => Math.max(0, ...tasks.map(({ duration }) => duration));
  return {
    longestTaskMs: longest(longTasks),
    longestStartedMs: longest(started),
    blockingMs: started.reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0),
  };
}

/**
 * Downloads an address of the same origin and parses it: what that takes in all (`totalMs`), and when it is done, counted
 * from the navigation to the page that this runs in (`endMs`).
 */
export async function downloadAndParse(address) {
  const start = performance.now();
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  const parsed = JSON.parse(await response.text());
  const end = performance.now();
  if (parsed === null) throw new Error('nothing came');
  return { totalMs: end - start, endMs: end };
}
