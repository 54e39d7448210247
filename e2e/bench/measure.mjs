/** What is measured in the page: painted rows, long tasks, frames. */

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
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      probes.firstPaintedAt = performance.now();
      console.debug('the first element is painted');
    };
    channel.port2.postMessage(undefined);
  };
  requestAnimationFrame(look);
}

/**
 * Opens an address in a page with probes, and gives their findings once the first element is painted. Until then nothing
 * is asked of the page: Playwright's own script, which every question brings along, would take its time from the page's.
 */
export async function openWithProbes(page, address) {
  const painted = page.waitForEvent('console', {
    predicate: (message) => message.text() === 'the first element is painted',
    timeout: 180_000,
  });
  await page.goto(address, { waitUntil: 'commit' });
  await painted;
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

/**
 * Tasks of more than 50 ms so far, that began after the page showed its first content (`started`), or at any time:
 * the longest, and what all of them take beyond 50 ms.
 */
export async function readTasks(page, { started }) {
  await page.waitForTimeout(100); // observers are told late
  return await page.evaluate((isStarted) => {
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    const from = isStarted ? (paint?.startTime ?? 0) : 0;
    const durations = globalThis.spanwiseProbes.longTasks
      .filter((task) => task.start >= from)
      .map((task) => task.duration);
    return {
      longestMs: Math.max(0, ...durations),
      blockingMs: durations.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0),
    };
  }, started);
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

/**
 * Does `work` and gives the times between the frames meanwhile. With `covered`, a selector of what must cover the element
 * `within` at its upper and lower edge, it counts the frames in which it did not.
 */
export async function measureFrames(page, work, { within, covered } = {}) {
  await page.evaluate(
    ({ outer, inner }) => {
      const frames = { deltas: [], empty: 0, handle: 0 };
      globalThis.spanwiseFrames = frames;
      const isCovered = () => {
        const { left, top, bottom } = document.querySelector(outer).getBoundingClientRect();
        return [top + 2, bottom - 2].every(
          (y) => document.elementFromPoint(left + 60, y)?.closest(inner) != null,
        );
      };
      let last = performance.now();
      const tick = (now) => {
        frames.deltas.push(now - last);
        last = now;
        if (inner !== undefined && !isCovered()) frames.empty++;
        frames.handle = requestAnimationFrame(tick);
      };
      frames.handle = requestAnimationFrame(tick);
    },
    { outer: within, inner: covered },
  );
  await work();
  const { deltas, empty } = await page.evaluate(() => {
    cancelAnimationFrame(globalThis.spanwiseFrames.handle);
    const { deltas: all, empty: count } = globalThis.spanwiseFrames;
    return { deltas: all.slice(2), empty: count };
  });
  return {
    p95Ms: quantile(deltas, 0.95),
    longestMs: Math.max(0, ...deltas),
    frames: deltas.length,
    emptyFrames: empty,
  };
}

/** Scrolls by the wheel for `frames` frames and gives the times between frames. */
export async function measureScroll(page, selector, frames, stepPx, covered) {
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`${selector} is not shown`);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const turn = async () => {
    for (let step = 0; step < frames; step++) {
      await page.mouse.wheel(0, stepPx);
      await page.waitForTimeout(8);
    }
  };
  return await measureFrames(page, turn, { within: selector, covered });
}

/** The q-quantile (0 to 1) of numbers, by nearest rank. */
export function quantile(values, q) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? Number.NaN;
}

/** The median of numbers; undefined where none was measured. */
export function median(values) {
  const measured = values.filter((value) => value !== undefined);
  return measured.length === 0 ? undefined : quantile(measured, 0.5);
}
