/** Functions that run in the page. Each is sent there as text, so none may use anything outside of itself. */

/** An observer is notified of a long task at most this much later, ms. */
export const TOLD_LATE_MS = 100;

/**
 * Runs before the page's own scripts: records long tasks,
 * and when the first element of a selector was painted.
 */
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
      // A message posted during a frame arrives after its paint.
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

/**
 * Resolves to the time at which the main thread becomes quiet: the end of the last long task that is not
 * followed by another within 500 ms, but not before the first element is painted; ms from the navigation.
 */
export async function waitUntilQuiet(toldLateMs) {
  const quietMs = 500;
  const { longTasks, whenPainted } = globalThis.spanwiseProbes;
  await whenPainted;
  for (;;) {
    const ends = longTasks.map(({ start, duration }) => start + duration);
    const last = Math.max(globalThis.spanwiseProbes.firstPaintedAt, ...ends);
    const left = last + quietMs + toldLateMs - performance.now();
    if (left <= 0) return last;
    await new Promise((done) => setTimeout(done, left));
  }
}

/**
 * Tasks of more than 50 ms so far: all, those since the page painted its first content (`started`), and those
 * that ended after the first element was painted (`AfterRows`). Blocking time is what a task takes beyond 50
 * ms.
 */
export function readTasks() {
  const [paint] = performance.getEntriesByName('first-contentful-paint');
  const { longTasks, firstPaintedAt = Number.POSITIVE_INFINITY } = globalThis.spanwiseProbes;
  const started = longTasks.filter(({ start }) => start >= (paint?.startTime ?? 0));
  const afterRows = longTasks.filter(({ start, duration }) => start + duration > firstPaintedAt);
  const longest = (tasks) => Math.max(0, ...tasks.map(({ duration }) => duration));
  const sum = (tasks) => tasks.reduce((total, { duration }) => total + duration, 0);
  const blocking = (tasks) => tasks.reduce((total, { duration }) => total + Math.max(0, duration - 50), 0);
  return {
    longestTaskMs: longest(longTasks),
    longestStartedMs: longest(started),
    longTasksMs: sum(longTasks),
    blockingMs: blocking(started),
    blockingAfterRowsMs: blocking(afterRows),
  };
}

/**
 * Downloads an address of the same origin and parses it: how long that takes (`totalMs`), and when it is
 * done, counted from the navigation to the page that this runs in (`endMs`).
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
