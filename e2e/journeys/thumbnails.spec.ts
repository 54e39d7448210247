/**
 * Thumbnails are cheap: counts requests and bytes for a list
 * of large traces, and with a server that limits requests.
 */
import type { Page } from 'playwright/test';
import { openSearch } from '../pages/openPages.ts';
import { TracePage } from '../pages/tracePage.ts';
import { checkAccessibility } from '../support/checkAccessibility.ts';
import { patient } from '../support/machine.ts';
import { expect, test } from '../support/test.ts';

test.use({ allowConsoleErrors: /429|500|Failed to load resource/ });

const largeTraces = { fixture: 'large-20', service: 'big-gateway', lookback: '2h', limit: '50' };
const smallTraces = { fixture: 'results-1500', service: 'storefront', lookback: '2h', limit: '200' };

/** Records requests for single traces, in either dialect, and their outcomes. */
function watchTraces(page: Page) {
  const asked: string[] = [];
  const sizes: Promise<number>[] = [];
  page.on('request', (request) => {
    if (/\/api\/(v3\/)?traces\/[^/?]+(\?|$)/.test(request.url())) asked.push(request.url());
  });
  page.on('requestfinished', (request) => {
    if (/\/api\/(v3\/)?traces\/[^/?]+(\?|$)/.test(request.url())) {
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    }
  });
  const bytes = async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  return { asked, bytes };
}

function shapeOf(page: Page, position: number) {
  return page.getByTestId('trace-row').nth(position).getByTestId('trace-shape');
}

test('a list of large traces fetches none of them, until one is pointed at or selected', async ({ page }) => {
  const { asked, bytes } = watchTraces(page);
  const search = await openSearch(page, largeTraces);
  await expect(search.rows).toHaveCount(20);
  await expect(search.results).toHaveAttribute('data-shapes', 'settled');
  await expect(shapeOf(page, 0)).toHaveAttribute('data-state', 'withheld');
  await expect(shapeOf(page, 0)).toHaveText(/^≈ [\d.]+ [KM]iB · point to draw$/);
  expect(asked).toEqual([]);
  expect(await bytes()).toBe(0);
  await checkAccessibility(page);

  await search.rows.nth(2).hover();
  await expect(shapeOf(page, 2)).toHaveAttribute('data-state', 'drawn');
  expect(asked).toHaveLength(1);

  // The keys select the oldest, which cannot grow any more.
  await page.mouse.move(0, 0);
  await page.getByRole('grid').focus();
  await page.keyboard.press('End');
  const selected = page.getByRole('row', { selected: true }).getByTestId('trace-shape');
  await expect(selected).toHaveAttribute('data-state', 'drawn');
  expect(asked).toHaveLength(2);

  // Opening uses what was fetched for the shape, and so does coming back.
  await page.keyboard.press('Enter');
  await expect(new TracePage(page).rows.first()).toBeVisible();
  expect(asked).toHaveLength(2);
  await page.goBack();
  await expect(selected).toHaveAttribute('data-state', 'drawn');
  expect(asked).toHaveLength(2);
});

test('a trace that is opened while its shape is loading is requested once', async ({ page }) => {
  const { asked } = watchTraces(page);
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/api/v3/traces/*', async (route) => {
    await held;
    await route.continue();
  });
  const search = await openSearch(page, largeTraces);
  await search.rows.nth(2).hover();
  await expect(shapeOf(page, 2)).toHaveText(/^Fetching ≈ /);
  await search.rows.nth(2).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/trace\//);
  letGo();
  await expect(new TracePage(page).rows.first()).toBeVisible();
  expect(asked).toHaveLength(1);
});

test('a page is ready before its thumbnails, which have their own state', async ({ page }) => {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/api/v3/traces/*', async (route) => {
    await held;
    await route.continue();
  });
  const search = await openSearch(page, smallTraces);
  await expect(search.results).toHaveAttribute('data-shapes', 'pending');
  await expect(page.locator('body')).toHaveAttribute('data-ready', 'true');
  await expect(shapeOf(page, 0)).toHaveAttribute('data-state', 'waiting');
  letGo();
  await expect(search.results).toHaveAttribute('data-shapes', 'settled');
  await expect(shapeOf(page, 0)).toHaveAttribute('data-state', 'drawn');
});

test('a server that limits requests is left alone, in every dialect', async ({ page }) => {
  const { asked } = watchTraces(page);
  let isLimited = true;
  await page.route(/\/api\/(v3\/)?traces\/[^/?]+(\?|$)/, async (route) => {
    if (!isLimited) return route.continue();
    await route.fulfill({ status: 429, headers: { 'retry-after': '8' }, body: 'slow down' });
  });
  const search = await openSearch(page, smallTraces);
  await expect(shapeOf(page, 0)).toHaveAttribute('data-state', 'limited');
  await expect(search.results).toHaveAttribute('data-shapes', 'settled');
  await checkAccessibility(page);
  const before = asked.length;
  expect(before).toBeLessThanOrEqual(4);
  expect(asked.filter((url) => !url.includes('/v3/'))).toEqual([]);

  // Not during the pause, and after it only for traces that are pointed at.
  isLimited = false;
  await expect(shapeOf(page, 0)).toHaveAttribute('data-state', 'withheld', { timeout: patient(20_000) });
  expect(asked).toHaveLength(before);
  await search.rows.nth(3).hover();
  await expect(shapeOf(page, 3)).toHaveAttribute('data-state', 'drawn');
  expect(asked).toHaveLength(before + 1);
});

test('thumbnails stop when a server fails three times in a row', async ({ page }) => {
  const { asked } = watchTraces(page);
  await page.route(/\/api\/(v3\/)?traces\/[^/?]+(\?|$)/, (route) =>
    route.fulfill({ status: 500, contentType: 'application/json', body: '{"error":{"httpCode":500}}' }),
  );
  const search = await openSearch(page, smallTraces);
  await expect(search.results).toHaveAttribute('data-shapes', 'settled');
  await expect(shapeOf(page, 0)).toHaveAttribute('data-state', 'failed');
  // Four at a time, each in both dialects; and those already started when the third one failed.
  expect(asked.length).toBeLessThanOrEqual(12);
  expect(await search.rows.count()).toBeGreaterThan(12);
  await checkAccessibility(page);
});
