/** What is measured in the page: painted rows, long tasks, frames, heap. */

/** Runs before the page's own scripts: remembers long tasks, and when the first element of a selector was painted. */
export function installProbes(selector) {
  const probes = { longTasks: [], firstSeenAt: undefined, firstPaintedAt: undefined };
  globalThis.spanwiseProbes = probes;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      probes.longTasks.push({ start: entry.startTime, duration: entry.duration });
    }
  }).observe({ type: 'longtask', buffered: true });
  const look = () => {
    if (document.querySelector(selector) === null) {
      requestAnimationFrame(look);
      return;
    }
    probes.firstSeenAt = performance.now();
    // A message that is posted in a frame arrives after its paint.
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        probes.firstPaintedAt = performance.now();
      };
      channel.port2.postMessage(undefined);
    });
  };
  requestAnimationFrame(look);
}

/** The probes' findings, once the first element is painted. */
export async function readProbes(page) {
  await page.waitForFunction(() => globalThis.spanwiseProbes.firstPaintedAt !== undefined, undefined, {
    timeout: 120_000,
  });
  return await page.evaluate(() => {
    const { firstSeenAt, firstPaintedAt, longTasks } = globalThis.spanwiseProbes;
    const durations = longTasks.map((task) => task.duration);
    return {
      firstSeenMs: firstSeenAt,
      firstPaintedMs: firstPaintedAt,
      longestTaskMs: Math.max(0, ...durations),
      blockingMs: durations.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0),
    };
  });
}

/** Times of download and `JSON.parse` of an address in an empty page of the same origin. */
export async function measureBaseline(page, origin, path) {
  await page.route('**/empty-page-of-the-benchmark', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>empty</title>' }),
  );
  await page.goto(`${origin}/empty-page-of-the-benchmark`);
  return await page.evaluate(async (address) => {
    const start = performance.now();
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${address} answered ${response.status}`);
    const text = await response.text();
    const downloaded = performance.now();
    const parsed = JSON.parse(text);
    const end = performance.now();
    if (parsed === null) throw new Error('nothing came');
    return {
      downloadMs: downloaded - start,
      parseMs: end - downloaded,
      totalMs: end - start,
      bytes: text.length,
    };
  }, path);
}

/** Scrolls by the wheel for `frames` frames and gives the times between frames. */
export async function measureScroll(page, selector, frames, stepPx) {
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`${selector} is not shown`);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.evaluate(() => {
    globalThis.spanwiseFrames = [];
    let last = performance.now();
    const tick = (now) => {
      globalThis.spanwiseFrames.push(now - last);
      last = now;
      globalThis.spanwiseTick = requestAnimationFrame(tick);
    };
    globalThis.spanwiseTick = requestAnimationFrame(tick);
  });
  for (let step = 0; step < frames; step++) {
    await page.mouse.wheel(0, stepPx);
    await page.waitForTimeout(8);
  }
  const deltas = await page.evaluate(() => {
    cancelAnimationFrame(globalThis.spanwiseTick);
    return globalThis.spanwiseFrames.slice(2);
  });
  return { p95Ms: quantile(deltas, 0.95), longestMs: Math.max(0, ...deltas), frames: deltas.length };
}

/** Used bytes of the JavaScript heap and of buffers outside it, after a collection. */
export async function measureHeap(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const usage = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return { heapBytes: usage.usedSize, bufferBytes: usage.backingStorageSize ?? 0 };
}

/** The q-quantile (0 to 1) of numbers, by nearest rank. */
export function quantile(values, q) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? Number.NaN;
}

/** The median of numbers. */
export function median(values) {
  return quantile(values, 0.5);
}
