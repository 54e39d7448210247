/**
 * Detects hangs of a page: its longest task, texts that are laid out whole, and how slow the machine is now.
 */

import { expect, type Page } from 'playwright/test';

/** A task that users notice as a hang, ms. */
const HANG_MS = 1_000;

/** The time of the reference work on two idle cores, ms. */
const USUAL_REFERENCE_MS = 60;

/** Makes the page record its long tasks from the start. Call it before opening the page. */
export async function watchLongTasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const tasks: PerformanceEntry[] = [];
    Reflect.set(window, 'longTasks', tasks);
    Reflect.set(window, 'hearsOfTasks', () => {});
    new PerformanceObserver((list) => {
      tasks.push(...list.getEntries());
      Reflect.get(window, 'hearsOfTasks')();
    }).observe({ type: 'longtask', buffered: true });
  });
}

/**
 * Fails if a task since the last call was a hang. On a
 * machine that is slower than usual, tasks may take longer.
 */
export async function expectNoHang(page: Page, after: string): Promise<void> {
  const measured = await page.evaluate(async () => {
    const tasks: PerformanceEntry[] = Reflect.get(window, 'longTasks');
    // An observer is notified of tasks later, in their order: with this one it has got all that came before. It is a
    // timer's, because what a debugger evaluates is no task to the observer.
    const { start, referenceMs, sum } = await new Promise<{
      start: number;
      referenceMs: number;
      sum: number;
    }>((done) =>
      setTimeout(() => {
        const begun = performance.now();
        const numbers = Array.from({ length: 200_000 }, (_, index) => `number ${(index * 7_919) % 200_000}`);
        const length: number = JSON.parse(JSON.stringify(numbers)).length;
        const took = performance.now() - begun;
        while (performance.now() - begun < 60); // long enough to be told of
        done({ start: begun, referenceMs: took, sum: length });
      }),
    );
    const isOurs = ({ startTime, duration }: PerformanceEntry) => startTime + duration > start;
    const told = async () => {
      while (!tasks.some(isOurs))
        await new Promise<void>((done) => Reflect.set(window, 'hearsOfTasks', done));
    };
    // A browser that tells of no task must not hold the journey for ever.
    await Promise.race([told(), new Promise((done) => setTimeout(done, 2_000))]);
    const durations = tasks.splice(0).flatMap((task) => (isOurs(task) ? [] : [task.duration]));
    return { longest: Math.max(0, ...durations), referenceMs, sum };
  });
  const slowness = Math.max(1, measured.referenceMs / USUAL_REFERENCE_MS);
  expect(measured.longest, `the longest task, ms, after: ${after}`).toBeLessThan(HANG_MS * slowness);
}

/**
 * Fails if a text is laid out whole that is longer than fits into view. Unfolded texts are split into pieces.
 */
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
