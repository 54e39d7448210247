/** The colours of spans, and the legend, which explains, hides and shows them. */
import type { Locator, Page } from 'playwright/test';
import { waitUntilReady } from '../pages/frame.ts';
import { openTrace } from '../pages/openPages.ts';
import { checkAccessibility } from '../support/checkAccessibility.ts';
import { expect, test } from '../support/test.ts';

/** The widest trace of an operation. */
function widest(fixture: string, operation: string) {
  return { fixture, operation, most: 'spanCount' } as const;
}

async function colorBy(page: Page, value: string): Promise<void> {
  await page.getByTestId('color-by').selectOption(value);
  await expect(page.getByTestId('legend-item').first()).toHaveAttribute('data-kind', value);
  await waitUntilReady(page);
}

function item(page: Page, value: string, kind = 'service'): Locator {
  return page.locator(`[data-testid="legend-item"][data-kind="${kind}"][data-value="${value}"]`);
}

/** The colours of the bars in view, as the browser computes them. */
async function barColors(page: Page): Promise<string[]> {
  return page.getByTestId('span-bar').evaluateAll((bars) => bars.map((bar) => getComputedStyle(bar).color));
}

for (const [fixture, operation, tag] of [
  ['home', 'POST /api/detections', 'tag:db.system'],
  ['shop', 'POST /checkout', 'tag:db.system.name'],
] as const) {
  test(`every way to colour ${operation} tells where the time went`, async ({ page }) => {
    await openTrace(page, widest(fixture, operation));
    const options = page.getByTestId('color-by').locator('option');
    const values = await options.evaluateAll((all) => all.map((option) => option.getAttribute('value')));
    expect(values.slice(0, 5)).toEqual(['service', 'peer', 'kind', 'status', 'self']);
    expect(values).toContain(tag);
    const byService = await barColors(page);
    for (const value of ['peer', 'kind', 'status', 'self', tag, 'service']) {
      await colorBy(page, value);
      const items = page.getByTestId('legend-item');
      const shares = await items.evaluateAll((all) =>
        all.map((each) => Number(each.getAttribute('data-share'))),
      );
      if (value !== 'peer') expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 0);
      const colors = await barColors(page);
      const swatches = await items
        .locator('span[aria-hidden]')
        .evaluateAll((all) => all.map((each) => getComputedStyle(each).color));
      // Services with all that they call may be more than the line has room for.
      const isWhole = value !== 'peer';
      if (isWhole) expect([...new Set(colors)].filter((color) => !swatches.includes(color))).toEqual([]);
      if (value === 'service') expect(colors).toEqual(byService);
      else expect(colors).not.toEqual(byService);
      await expect(page.getByTestId('span-row').first()).toContainText(/hsi-backend|storefront/);
    }
  });
}

test('a service is hidden and comes back, by pointer', async ({ page }) => {
  const trace = await openTrace(page, widest('home', 'POST /api/detections'));
  const all = await trace.totalRows();
  const redis = item(page, 'redis');
  await expect(redis).toHaveAttribute('aria-pressed', 'true');
  await redis.click();
  await expect(redis).toHaveAttribute('aria-pressed', 'false');
  await expect(redis).toContainText(/\d+ spans/);
  await expect(page).toHaveURL(/hide=service%3Aredis/);
  await expect(page.locator('[data-testid="span-row"][data-service="redis"]')).toHaveCount(0);
  await expect(page.getByTestId('placeholder-row').first()).toBeVisible();
  await redis.click();
  await expect(redis).toHaveAttribute('aria-pressed', 'true');
  await expect(page).not.toHaveURL(/hide=/);
  expect(await trace.totalRows()).toBe(all);
});

test('only one service is left, and all come back', async ({ page }) => {
  const trace = await openTrace(page, widest('home', 'POST /api/detections'));
  const all = await trace.totalRows();
  await item(page, 'hsi-nemotron').click({ modifiers: ['Alt'] });
  await expect(item(page, 'hsi-nemotron')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('[data-testid="legend-item"][aria-pressed="false"]')).toHaveCount(4);
  const shown = page.locator('[data-testid="span-row"]:not([data-state="dimmed"])');
  await expect(shown.first()).toHaveAttribute('data-service', 'hsi-nemotron');
  await page.getByRole('button', { name: /^Switch on/ }).click();
  await expect(page.locator('[data-testid="legend-item"][aria-pressed="false"]')).toHaveCount(0);
  expect(await trace.totalRows()).toBe(all);
});

test('an operation is hidden from the list by keyboard, and the link keeps it', async ({ page }) => {
  const trace = await openTrace(page, widest('home', 'POST /api/detections'));
  await page.getByRole('button', { name: 'All 5 services' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Filter the legend' })).toBeFocused();
  await page.keyboard.type('ZADD');
  const operation = page.locator('[data-testid="legend-item"][data-kind="operation"]');
  await expect(operation).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(operation).toBeFocused();
  await page.keyboard.press('Space');
  await expect(operation).toHaveAttribute('aria-pressed', 'false');
  await expect(operation).toBeFocused();
  await checkAccessibility(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'All 5 services' })).toBeFocused();
  await expect(page.locator('[data-testid="span-row"][data-operation^="ZADD"]')).toHaveCount(0);
  await expect(page.locator('[data-testid="span-row"][data-operation^="ZCARD"]')).not.toHaveCount(0);

  await page.reload();
  await waitUntilReady(page);
  await expect(page.locator('[data-testid="span-row"][data-operation^="ZADD"]')).toHaveCount(0);
  await page.getByRole('button', { name: /^Switch on/ }).click();
  await expect(trace.row('ZADD batch:driveway')).toBeVisible();
});

test('a link keeps the colours and what is hidden', async ({ page }) => {
  await openTrace(page, widest('shop', 'POST /checkout'));
  await colorBy(page, 'tag:db.system.name');
  const value = item(page, 'redis', 'tag:db.system.name');
  await value.focus();
  await page.keyboard.press('Space');
  await expect(value).toHaveAttribute('aria-pressed', 'false');
  await expect(value).toBeFocused();
  const colors = await barColors(page);
  await page.reload();
  await waitUntilReady(page);
  await expect(page.getByTestId('color-by')).toHaveValue('tag:db.system.name');
  await expect(value).toHaveAttribute('aria-pressed', 'false');
  expect(await barColors(page)).toEqual(colors);
  await checkAccessibility(page);
});

test('what does not fit on the line is in the list, and every value is there once', async ({ page }) => {
  await page.setViewportSize({ width: 700, height: 800 });
  await openTrace(page, widest('big-1000', 'POST /statements'));
  const items = page.getByTestId('legend-item');
  const more = page.getByRole('button', { name: /^All \d+ services$/ });
  const all = Number((await more.getAttribute('aria-label'))?.match(/\d+/)?.[0]);
  const onLine = await items.count();
  expect(onLine).toBeGreaterThan(0);
  await expect(more).toHaveText(`+${all - onLine}`);
  await more.click();
  await expect(items).toHaveCount(all);
  const values = await items.evaluateAll((shown) => shown.map((each) => each.getAttribute('data-value')));
  expect(new Set(values).size).toBe(all);
  await page.getByRole('button', { name: 'Only big-fees' }).click();
  await expect(page.locator('[data-testid="legend-item"][aria-pressed="false"]')).toHaveCount(all - 1);
});

test('a tag that no span has is reported', async ({ page }) => {
  await openTrace(page, widest('home', 'POST /api/detections'), { colorBy: 'tag:moon.phase' });
  await expect(page.getByText('No span of this trace has this tag.')).toBeVisible();
  await expect(page.getByTestId('color-by')).toHaveValue('tag:moon.phase');
  await expect(page.getByTestId('legend-item')).toHaveCount(0);
});
