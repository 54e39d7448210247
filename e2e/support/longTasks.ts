/** Hangs of a page: its longest task, what of its texts is laid out whole, and how slow the machine is just now. */

import { expect, type Page } from 'playwright/test';

/** A task that a person notices as a page that hangs, ms. */
const HANG_MS = 1_000;

/** What the reference work takes on two cores at rest, ms. */
const USUAL_REFERENCE_MS = 60;

/** Has the page remember its long tasks from its beginning on. To be called before it is opened. */
export async function watchLongTasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const durations: number[] = [];
    Reflect.set(window, 'longTasks', durations);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) durations.push(duration);
    }).observe({ type: 'longtask', buffered: true });
  });
}

/** Fails where a task since the last call was a hang: on a machine that is slower than usual it may take longer. */
export async function expectNoHang(page: Page, after: string): Promise<void> {
  const measured = await page.evaluate(async () => {
    // An observer hears of a task in a later one.
    await new Promise((done) => setTimeout(done, 150));
    const longest = Math.max(0, ...Reflect.get(window, 'longTasks').splice(0));
    const start = performance.now();
    const numbers = Array.from({ length: 200_000 }, (_, index) => `number ${(index * 7_919) % 200_000}`);
    const sum = JSON.parse(JSON.stringify(numbers)).length;
    return { longest, referenceMs: performance.now() - start, sum };
  });
  const slowness = Math.max(1, measured.referenceMs / USUAL_REFERENCE_MS);
  expect(measured.longest, `the longest task, ms, after: ${after}`).toBeLessThan(HANG_MS * slowness);
}

/** Fails where a text stands whole that is longer than anybody sees at once. What was unfolded stands in pieces. */
export async function expectCutTexts(page: Page): Promise<void> {
  const longest = await page.evaluate(() => {
    const found = { text: 0, unfolded: 0, attribute: 0, title: document.title.length };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0;
      const element = node.parentElement;
      if (element === null || element.closest('script, style') !== null) continue;
      const place = element.closest('[data-opened="true"], details') === null ? 'text' : 'unfolded';
      found[place] = Math.max(found[place], length);
    }
    for (const name of ['title', 'aria-label', 'placeholder']) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        found.attribute = Math.max(found.attribute, element.getAttribute(name)?.length ?? 0);
      }
    }
    return found;
  });
  expect(longest.text).toBeLessThan(1_500);
  expect(longest.unfolded).toBeLessThanOrEqual(8_000);
  expect(longest.attribute).toBeLessThan(2_500);
  expect(longest.title).toBeLessThan(200);
}
