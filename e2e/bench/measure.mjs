/** Measurements through Playwright: reactions to input, and the page loads of journeys. */
import { quantile } from './medians.mjs';
import { downloadAndParse, readTasks, TOLD_LATE_MS, waitUntilQuiet } from './probes.mjs';

/**
 * Opens an address in a page with probes, and returns their results once the first element is painted. Until
 * then it does not evaluate anything in the page: Playwright's own script would take time from the page.
 */
export async function openWithProbes(page, address) {
  const painted = page.waitForEvent('console', {
    predicate: (message) => message.text() === 'the first element is painted',
    timeout: 180_000,
  });
  await page.goto(address, { waitUntil: 'commit' });
  await painted;
  const firstPaintedMs = await page.evaluate(() => globalThis.spanwiseProbes.firstPaintedAt);
  return { firstPaintedMs, ...(await page.evaluate(readTasks)) };
}

/**
 * Waits until the main thread is quiet; returns the blocking
 * time of tasks after the first element was painted, ms.
 */
export async function measureBlockingAfterRows(page) {
  await page.evaluate(waitUntilQuiet, TOLD_LATE_MS);
  return (await page.evaluate(readTasks)).blockingAfterRowsMs;
}

/** How long downloading and `JSON.parse` of an address take in an empty page of the same origin. */
export async function measureBaseline(page, origin, path) {
  await page.route('**/empty-page-of-the-benchmark', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>empty</title>' }),
  );
  await page.goto(`${origin}/empty-page-of-the-benchmark`);
  return await page.evaluate(downloadAndParse, path);
}

/**
 * Does `work` and returns the times between frames meanwhile. `covered`: a selector of elements that must
 * cover the element `within` at its upper and lower edge; counts the frames in which they did not.
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

/** Scrolls with the wheel for `frames` frames and returns the times between frames. */
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
