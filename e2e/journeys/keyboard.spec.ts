/** The whole path with the keyboard alone: search, sort, open, walk, collapse, find, read, come back. */

import { waitUntilReady } from '../pages/frame.ts';
import { openSearch } from '../pages/openPages.ts';
import { TracePage } from '../pages/tracePage.ts';
import { expect, test } from '../support/test.ts';

test('from a search to a span and back without a mouse @live', async ({ page }) => {
  await openSearch(page, { service: 'hsi-backend', operation: 'POST /api/detections', lookback: '2h' });
  const header = page.getByTestId('sort-duration').getByRole('button');
  await header.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('sort-duration')).toHaveAttribute('aria-sort', 'descending');

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const trace = new TracePage(page);
  await expect(trace.rows.first()).toBeVisible();
  await waitUntilReady(page);
  const all = await trace.totalRows();

  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => trace.totalRows()).toBe(1);
  const root = trace.rows.first();
  expect(Number(await root.getAttribute('data-hidden-spans'))).toBe(all - 1);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => trace.totalRows()).toBe(all);

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(trace.drawer).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(trace.drawer).toBeHidden();

  await page.keyboard.press('/');
  await expect(trace.findInput).toBeFocused();
  await page.keyboard.type('inference');
  await page.keyboard.press('Enter');
  await waitUntilReady(page);
  expect(Number(await trace.findCount.getAttribute('data-total'))).toBeGreaterThan(0);
  await page.keyboard.press('Escape');
  await expect(trace.findInput).toHaveValue('');
  await page.keyboard.press('Escape');

  await page.keyboard.press('?');
  await expect(page.getByTestId('help-dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('help-dialog')).toBeHidden();
});

test('the tree grid tells screen readers the position of each row @live', async ({ page }) => {
  const search = await openSearch(page, {
    service: 'hsi-backend',
    operation: 'POST /api/detections',
    lookback: '2h',
  });
  await search.openRow(0);
  const grid = page.getByRole('treegrid');
  await expect(grid).toBeVisible();
  const row = new TracePage(page).rows.nth(1);
  await expect(row).toHaveAttribute('aria-level', '2');
  await expect(row).toHaveAttribute('aria-posinset', /\d+/);
  await expect(row).toHaveAttribute('aria-setsize', /\d+/);
});
