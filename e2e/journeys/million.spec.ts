/** A trace whose rows are higher than a browser can scroll: keys, wheel and scroll bar reach every row. */
import type { Page } from 'playwright/test';
import { firstTraceId } from '../pages/fixtureTraces.ts';
import { waitUntilPainted, waitUntilReady } from '../pages/frame.ts';
import { moveScrollBar, rowsInSight } from '../pages/rowsInSight.ts';
import { TracePage } from '../pages/tracePage.ts';
import { patient } from '../support/machine.ts';
import { expect, test } from '../support/test.ts';

const fixture = 'big-400k';
const rows = 400_000;

test.describe.configure({ timeout: patient(180_000) });

test('every one of 400,000 rows can be reached by key, wheel and scroll bar, at scale 1 and 2', async ({
  page,
  request,
}) => {
  const trace = new TracePage(page);
  await page.goto(`trace/${await firstTraceId(request, fixture)}?fixture=${fixture}`);
  await expect(trace.rows.first()).toBeVisible({ timeout: patient(120_000) });
  await waitUntilReady(page);
  expect(await trace.totalRows()).toBe(rows);
  for (const scale of [1, 2]) {
    await setScale(page, scale);
    await test.step(`by key at scale ${scale}`, () => reachByKey(page));
    await test.step(`by the bar at scale ${scale}`, () => reachByBar(page));
    await test.step(`by the wheel at scale ${scale}`, () => reachByWheel(page));
  }
});

async function reachByKey(page: Page): Promise<void> {
  const focused = (row: number) =>
    expect(page.locator(`[aria-rowindex="${row}"]`)).toHaveAttribute('data-focused', 'true');
  await page.keyboard.press('End');
  await focused(rows);
  expect((await lookAtRows(page)).last).toBe(rows);
  await page.keyboard.press('ArrowUp');
  await focused(rows - 1);
  expect((await lookAtRows(page)).last).toBe(rows);
  await page.keyboard.press('Home');
  await focused(1);
  expect((await lookAtRows(page)).tops[1]).toBe(0);
  await page.evaluate(pressWithinFrame, ['End', 'Home']);
  expect((await lookAtRows(page)).tops[1]).toBe(0);
}

/**
 * Runs in the page: each key arrives before the browser reports the scrolling that the previous one caused.
 */
async function pressWithinFrame(keys: readonly string[]): Promise<void> {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  for (const key of keys) {
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    await Promise.resolve(); // rendered
    await frame();
  }
  await frame();
  await frame();
}

async function reachByBar(page: Page): Promise<void> {
  await moveScrollBar(page, 1);
  expect((await lookAtRows(page)).last).toBe(rows);
  await moveScrollBar(page, 0);
  expect((await lookAtRows(page)).first).toBe(1);
  await moveScrollBar(page, 0.5);
  expect(Math.abs((await lookAtRows(page)).first - rows / 2)).toBeLessThan(100);
}

async function reachByWheel(page: Page): Promise<void> {
  const before = await lookAtRows(page);
  const row = before.first + 8;
  const turned = await turnWheel(page, [26, 26, -10, 130]);
  expect(turned).toBeGreaterThan(0);
  const after = await lookAtRows(page);
  expect((before.tops[row] ?? 0) - (after.tops[row] ?? 0)).toBeCloseTo(turned, 1);

  // If the browser itself scrolls, as with touch, rows move by as much, and stay when the bar follows.
  await page.getByTestId('waterfall').evaluate((scroller) => scroller.scrollBy(0, -52));
  await expect(async () => {
    const back = await lookAtRows(page);
    expect((back.tops[row] ?? 0) - (after.tops[row] ?? 0)).toBeCloseTo(52, 1);
  }).toPass({ timeout: patient(5_000) });
}

/** Checks that rows cover the viewport, and that each bar is next to its name. */
async function lookAtRows(page: Page) {
  const seen = await rowsInSight(page);
  expect([seen.emptyAbove, seen.emptyBelow]).toEqual([0, 0]);
  expect(seen.bars).toBeGreaterThan(20);
  expect(seen.farthestBar).toBeLessThan(1);
  return seen;
}

/** Turns the wheel in steps, and returns the pixels that the page was told. */
async function turnWheel(page: Page, steps: readonly number[]): Promise<number> {
  await page.mouse.move(500, 500);
  await page.evaluate(() => {
    Reflect.set(window, 'turned', 0);
    const note = ({ deltaY }: WheelEvent) =>
      Reflect.set(window, 'turned', Number(Reflect.get(window, 'turned')) + deltaY);
    Reflect.get(window, 'stopNoting')?.call(undefined);
    window.addEventListener('wheel', note, { capture: true, passive: true });
    Reflect.set(window, 'stopNoting', () => window.removeEventListener('wheel', note, { capture: true }));
  });
  for (const step of steps) await page.mouse.wheel(0, step);
  const turned = () => page.evaluate(() => Number(Reflect.get(window, 'turned')));
  const scale = await page.evaluate(() => devicePixelRatio);
  await expect.poll(turned).toBe(steps.reduce((sum, step) => sum + step, 0) / scale);
  await waitUntilPainted(page);
  return await turned();
}

/** Sets the number of screen pixels per page pixel. */
async function setScale(page: Page, deviceScaleFactor: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const size = { width: 1440, height: 900 };
  await session.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor, mobile: false });
  expect(await page.evaluate(() => devicePixelRatio)).toBe(deviceScaleFactor);
}
