/** User actions on an open trace, each with the time from the input to the paint that shows its result. */
import { measureFrames, measureScroll } from './measure.mjs';

const waterfall = '[data-testid="waterfall"]';
const row = '[role="row"]';

/** Scrolls with the wheel: forty rows per frame, or one row per frame in a short trace. */
export async function scrollByWheel(page, rows) {
  return await measureScroll(page, waterfall, 120, rows > 1_000 ? 1_040 : 26, row);
}

/** Drags the thumb of the scroll bar from the top to the bottom and halfway back. */
export async function dragScrollBar(page) {
  const box = await page.locator(waterfall).boundingBox();
  if (box === null) throw new Error('The waterfall is not shown');
  const x = box.x + box.width - 6;
  const y = box.y + 8;
  const steps = 100;
  const drag = async () => {
    for (let step = 1; step <= 1.5 * steps; step++) {
      const share = step <= steps ? step / steps : 2 - step / steps;
      await page.mouse.move(x, y + share * (box.height - 16));
      await page.waitForTimeout(8);
    }
  };
  await page.mouse.move(x, y);
  await page.mouse.down();
  const measured = await measureFrames(page, drag, { within: waterfall, covered: row });
  await page.mouse.up();
  const scrollTop = await page.locator(waterfall).evaluate((scroller) => scroller.scrollTop);
  if (scrollTop === 0) throw new Error('The scroll bar could not be dragged');
  return measured;
}

/**
 * Runs in the page: resolves to the time from the next event
 * of a kind to the paint in which `until(given)` is true.
 */
function timeNext(kind, until, given) {
  globalThis.spanwiseAct = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`${kind}: 30 seconds later, ${until} does not hold`)), 30_000);
    const begin = (event) => {
      const look = () => {
        if (!until(given)) {
          requestAnimationFrame(look);
          return;
        }
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve(performance.now() - event.timeStamp);
        channel.port2.postMessage(undefined);
      };
      requestAnimationFrame(look);
    };
    window.addEventListener(kind, begin, { capture: true, once: true });
  });
}

/** Time from an input event to the paint in which the page function `until` is true, ms. */
async function measureInput(page, kind, act, until, given = null) {
  // As text, since functions cannot be passed to a page.
  await page.evaluate(`void (${timeNext})(${JSON.stringify(kind)}, ${until}, ${JSON.stringify(given)})`);
  await act();
  return await page.evaluate(() => globalThis.spanwiseAct);
}

const totalRows = () =>
  Number(document.querySelector('[data-testid="waterfall-rows"]')?.getAttribute('data-total'));

/** Jumps to the last row and back, collapses all, expands all; ms each. */
export async function pressKeys(page) {
  const total = await page.evaluate(totalRows);
  const isFocused = (number) =>
    document.querySelector(`[aria-rowindex="${number}"][data-focused="true"]`) !== null;
  const hasRows = (wanted) =>
    (Number(document.querySelector('[data-testid="waterfall-rows"]')?.getAttribute('data-total')) ===
      wanted.total) ===
    wanted.isEqual;
  const press = (key, until, argument) =>
    measureInput(page, 'keydown', () => page.keyboard.press(key), until, argument);
  await page.locator('[data-testid="waterfall-rows"]').focus();
  const homeMs = await press('Home', isFocused, 1);
  const endMs = await press('End', isFocused, total);
  if (total < 2) return { homeMs, endMs, collapseMs: undefined, expandMs: undefined };
  const collapseMs = await press('[', hasRows, { total, isEqual: false });
  const expandMs = await press(']', hasRows, { total, isEqual: true });
  return { homeMs, endMs, collapseMs, expandMs };
}

/** Time from typing into find to the paint with the number of matches, ms. */
export async function findText(page, text) {
  const input = page.locator('[data-testid="find-input"]');
  const isCounted = () =>
    /^\d+$/.test(document.querySelector('[data-testid="find-count"]')?.getAttribute('data-total') ?? '');
  const ms = await measureInput(page, 'input', () => input.fill(text), isCounted);
  await input.fill('');
  await page.waitForSelector('body[data-ready="true"]');
  return ms;
}

/** Zooms in with the wheel at the middle of the bars, and out again. */
export async function zoomByWheel(page) {
  const box = await page.locator(waterfall).boundingBox();
  if (box === null) throw new Error('The waterfall is not shown');
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height / 2);
  await page.keyboard.down('Control');
  const measured = await measureFrames(page, async () => {
    for (let step = 0; step < 80; step++) {
      await page.mouse.wheel(0, step < 40 ? -60 : 60);
      await page.waitForTimeout(8);
    }
  });
  await page.keyboard.up('Control');
  return measured;
}
