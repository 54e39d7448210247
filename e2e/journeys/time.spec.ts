/** The time of a trace: squeezed idle time, zoom and pan at the pointer, lines beyond bars, the minimap. */
import { waitUntilReady } from '../pages/frame.ts';
import { openTrace } from '../pages/openPages.ts';
import type { TracePage } from '../pages/tracePage.ts';
import { expect, test } from '../support/test.ts';

const idleHour = { fixture: 'odd-idle-hour' };
const hour = 3_600_000_000;

test('an idle hour is squeezed to a mark, until it is turned off', async ({ page }) => {
  const trace = await openTrace(page, idleHour);
  const toggle = page.getByTestId('squeeze-toggle');
  const gap = page.getByTestId('idle-break');
  await expect(toggle).toHaveAttribute('aria-pressed', 'true');
  await expect(gap).toHaveText('1 h idle');
  const from = Number(await gap.getAttribute('data-from-us'));
  const to = Number(await gap.getAttribute('data-to-us'));
  expect(to - from).toBeGreaterThan(0.999 * hour);
  const squeezed = await barOf(trace, 'after the pause');
  expect(squeezed.width).toBeGreaterThan(10);

  // Labels ascend from left to right, and none overlaps the mark or another label.
  const labels = await axisLabels(trace);
  expect(labels.length).toBeGreaterThan(4);
  for (const [position, label] of labels.entries()) {
    const before = labels[position - 1];
    if (before === undefined) continue;
    expect(label.seconds).toBeGreaterThan(before.seconds);
    expect(label.left).toBeGreaterThanOrEqual(before.right);
  }
  expect(labels.at(0)?.seconds).toBe(0);
  expect(labels.at(-1)?.seconds).toBeGreaterThan(3_600);

  await page.keyboard.press('i');
  await waitUntilReady(page);
  await expect(toggle).toHaveAttribute('aria-pressed', 'false');
  await expect(gap).toHaveCount(0);
  expect((await barOf(trace, 'after the pause')).width).toBeLessThan(3);
  await expect(page).toHaveURL(/[?&]squeeze=0/);

  await page.reload();
  await waitUntilReady(page);
  await expect(toggle).toHaveAttribute('aria-pressed', 'false');
  await toggle.click();
  await expect(gap).toHaveCount(1);
  await expect(page).toHaveURL(/[?&]squeeze=1/);
});

test('a trace in which something runs all the time has nothing to squeeze', async ({ page }) => {
  await openTrace(page, { fixture: 'shop' });
  await expect(page.getByTestId('squeeze-toggle')).toHaveCount(0);
  await expect(page.getByTestId('idle-break')).toHaveCount(0);
});

test('zoom and pan keep the time under the pointer in place, on both sides of squeezed time', async ({
  page,
}) => {
  const trace = await openTrace(page, idleHour);
  for (const [operation, position] of [
    ['before the pause', 8],
    ['after the pause', 2],
  ] as const) {
    await trace.row(operation, position).scrollIntoViewIfNeeded();
    const bar = await barOf(trace, operation, position);
    await page.mouse.move(bar.x, bar.y);
    const before = await trace.view();
    for (const key of ['w', 'w', '+']) await page.keyboard.press(key);
    await waitUntilReady(page);
    const near = await barOf(trace, operation, position);
    expect(Math.abs(near.x - bar.x)).toBeLessThan(1);
    expect(near.width / bar.width).toBeCloseTo(1.5 ** 3, 1);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -200);
    await page.keyboard.up('Control');
    await expect
      .poll(async () => (await barOf(trace, operation, position)).width)
      .toBeGreaterThan(near.width);
    expect(Math.abs((await barOf(trace, operation, position)).x - bar.x)).toBeLessThan(1);

    const still = await barOf(trace, operation, position);
    await page.keyboard.press('d');
    await page.keyboard.press('a');
    await waitUntilReady(page);
    expect(Math.abs((await barOf(trace, operation, position)).x - still.x)).toBeLessThan(1);
    const inView = await trace.view();
    expect(inView.end - inView.start).toBeLessThan(before.end - before.start);
    await page.keyboard.press('0');
    await expect.poll(() => trace.view()).toEqual(before);
  }
});

test('a view between two stretches of work is the same when its link is opened', async ({ page }) => {
  const trace = await openTrace(page, idleHour, { from: '20000', to: String(hour + 300_000) });
  expect(await trace.view()).toEqual({ start: 20_000, end: hour + 300_000 });
  await expect(page.getByTestId('idle-break')).toHaveCount(1);
});

test('a line shows that the spans below a span run longer', async ({ page }) => {
  const trace = await openTrace(page, idleHour);
  const bars = page.getByTestId('span-bar');
  const end = Number(await bars.first().getAttribute('data-extent-end-us'));
  expect(end).toBeGreaterThan(hour);
  await expect(bars.nth(1)).not.toHaveAttribute('data-extent-end-us');
  const last = await barOf(trace, 'after the pause', 3);
  const { y } = await barOf(trace, 'two bursts, an hour apart');
  await page.mouse.move(last.x, y);
  await expect(page.getByText('Below it, spans run until +1 h, 1 h after its end')).toBeVisible();
});

test('the minimap shows errors, matches, the selection and the rows in view', async ({ page }) => {
  const trace = await openTrace(page, { fixture: 'big-2000' });
  const layer = (kind: string) => page.locator(`[data-testid="minimap-layer"][data-kind="${kind}"]`);
  await expect(layer('errors')).toHaveCount(1);
  await expect(layer('matches')).toHaveCount(0);
  await expect(layer('selection')).toHaveCount(0);

  await trace.find('statement');
  await expect(layer('matches')).toHaveCount(1);
  await trace.select(trace.rows.nth(3));
  await expect(layer('selection')).toHaveCount(1);

  const top = async () => (await layer('rows').boundingBox())?.y ?? Number.NaN;
  const above = await top();
  await trace.waterfall.evaluate((element) => {
    element.scrollTop = element.scrollHeight;
  });
  await expect.poll(top).toBeGreaterThan(above + 20);
});

/** The position of an operation's bar: the left edge, half its height. */
async function barOf(trace: TracePage, operation: string, position = 0) {
  const id = await trace.row(operation, position).getAttribute('data-span-id');
  const bar = trace.page.locator(`[data-testid="span-bar"][data-span-id="${id}"] rect`).first();
  const box = await bar.boundingBox();
  if (box === null) throw new Error(`${operation} has no bar in view`);
  return { x: box.x, y: box.y + box.height / 2, width: box.width };
}

/** The tick labels, from left to right. */
async function axisLabels(trace: TracePage) {
  const texts = trace.page.getByTestId('time-axis').locator('span > span');
  const labels: { seconds: number; left: number; right: number }[] = [];
  for (const text of await texts.all()) {
    const box = await text.boundingBox();
    const seconds = Number(((await text.textContent()) ?? '').replace(/\s|s/g, ''));
    if (box !== null) labels.push({ seconds, left: box.x, right: box.x + box.width });
  }
  return labels.sort((a, b) => a.left - b.left);
}
