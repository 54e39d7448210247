/**
 * Support staff sort by duration, open the slowest trace,
 * see where its time went and read the span that took it.
 */

import { waitUntilReady } from '../pages/frame.ts';
import { openSearch } from '../pages/openPages.ts';
import { expect, test } from '../support/test.ts';

const asked = { service: 'hsi-backend', lookback: '2h', limit: '200' };

test('sorts by duration, opens the slowest, reads the longest span, and comes back to the same list @live', async ({
  page,
}) => {
  const search = await openSearch(page, asked);
  await search.sortBy('duration', 'descending');
  const durations = await search.durations();
  expect(durations).toEqual([...durations].sort((a, b) => b - a));

  const trace = await search.openRow(1);
  await expect(page.getByTestId('trace-header')).toBeVisible();
  const longest = await trace.rows.evaluateAll((rows) => {
    const below = rows.slice(1).map((row) => Number(row.getAttribute('data-duration-us')));
    return 1 + below.indexOf(Math.max(...below));
  });
  await trace.rows.nth(longest).click();
  await expect(trace.drawer).toBeVisible();
  for (const fact of ['Duration', 'Self time', 'Start', 'Of trace'])
    await expect(trace.drawer).toContainText(fact);

  await page.goBack();
  while (new URL(page.url()).pathname.includes('/trace/')) await page.goBack();
  await waitUntilReady(page);
  expect(await search.durations()).toEqual(durations);
});

test('every column sorts in both directions @live', async ({ page }) => {
  const search = await openSearch(page, asked);
  const attributes = {
    duration: 'data-duration-us',
    spans: 'data-span-count',
    errors: 'data-error-count',
  } as const;
  for (const column of ['duration', 'spans', 'errors'] as const) {
    for (const direction of ['ascending', 'descending'] as const) {
      await search.sortBy(column, direction);
      const values = await search.rows.evaluateAll(
        (rows, name) => rows.map((row) => Number(row.getAttribute(name))),
        attributes[column],
      );
      const sign = direction === 'ascending' ? 1 : -1;
      expect(values).toEqual([...values].sort((a, b) => sign * (a - b)));
    }
  }
});

test('says when the limit is reached, and that the duration filter means any span @live', async ({
  page,
}) => {
  const search = await openSearch(page, { ...asked, limit: '20' });
  await expect(page.getByTestId('coverage')).toContainText(/the server chose which; others may exist/);
  await search.open({ ...asked, minDuration: '500ms' });
  const durations = await search.durations();
  expect(Math.min(...durations)).toBeGreaterThanOrEqual(500_000);
});

test('opens a failed trace, jumps to its error and reads the stack trace', async ({ page }) => {
  const search = await openSearch(page, { ...asked, tags: '{"error":"true"}' });
  const trace = await search.openRow(0);
  await page.keyboard.press('e');
  const selected = page.locator('[data-testid="span-row"][data-state="selected"]');
  await expect(selected).toHaveAttribute('data-error', 'own');
  await expect(trace.drawer).toBeVisible();
  await expect(trace.drawer.getByTestId('drawer-section').first()).toBeVisible();
});

test('follows a reference to the other trace of a batch @live', async ({ page }) => {
  const search = await openSearch(page, {
    service: 'hsi-nemotron',
    operation: 'analysis_processing',
    lookback: '2h',
    limit: '20',
  });
  const trace = await search.openRow(0);
  const before = new URL(page.url()).pathname;
  await trace.rows.first().click();
  await page.getByTestId('reference-row').first().getByRole('link').first().click();
  await expect.poll(() => new URL(page.url()).pathname).not.toBe(before);
  await expect(trace.rows.first()).toBeVisible();
  await page.goBack();
  await expect.poll(() => new URL(page.url()).pathname).toBe(before);
});
