/** An engineer searches by service, operation, tags and time, opens a trace, finds a span and reads it. */

import type { Page } from 'playwright/test';
import { waitUntilReady } from '../pages/frame.ts';
import { openSearch } from '../pages/openPages.ts';
import type { TracePage } from '../pages/tracePage.ts';
import { expect, test } from '../support/test.ts';

test('searches a service, narrows to errors, and the address is the query', async ({ page }) => {
  const search = await openSearch(page);
  await search.chooseService('hsi-backend');
  await search.submit();
  const all = await search.total();
  expect(all).toBeGreaterThan(5);
  expect(new URL(page.url()).searchParams.get('service')).toBe('hsi-backend');

  await page.getByTestId('search-errors-only').check({ force: true });
  await search.submit();
  const parameters = new URL(page.url()).searchParams;
  expect(JSON.parse(parameters.get('tags') ?? '{}')).toEqual({ error: 'true' });
  expect(await search.total()).toBeGreaterThan(0);
  const errors = await search.rows.evaluateAll((rows) =>
    rows.map((row) => Number(row.getAttribute('data-error-count'))),
  );
  expect(Math.min(...errors)).toBeGreaterThan(0);

  await page.goBack();
  await waitUntilReady(page);
  expect(await search.total()).toBe(all);
  await expect(page.getByTestId('search-errors-only')).not.toBeChecked();
  await page.goForward();
  await waitUntilReady(page);
  await expect(page.getByTestId('search-errors-only')).toBeChecked();
});

test('understands the links of Jaeger UI, even with a lookback alone @live', async ({ page }) => {
  const search = await openSearch(page, {
    service: 'hsi-backend',
    lookback: '2h',
    limit: '20',
    tags: '{"http.request.method":"POST"}',
  });
  await expect(search.rows.first()).toBeVisible();
  await expect(search.form).toContainText('http.request.method=POST');
});

test('reports invalid values in the address, and keeps the valid ones @live', async ({ page }) => {
  const search = await openSearch(page, {
    service: 'hsi-backend',
    limit: 'many',
    minDuration: '5 parsecs',
    lookback: '1h',
  });
  await expect(search.rows.first()).toBeVisible();
  await expect(page.getByText('parsecs')).toBeVisible();
});

test('finds in a trace, steps through the matches, and shares the view by its address @live', async ({
  page,
}) => {
  const search = await openSearch(page, { service: 'hsi-nemotron', lookback: '2h', limit: '20' });
  const trace = await search.openRow(0);
  await trace.find('llm_inference');
  const matches = Number(await trace.findCount.getAttribute('data-total'));
  expect(matches).toBeGreaterThan(0);
  await page.getByTestId('find-next').click();
  await expect(page.locator('[data-testid="span-row"][data-match="true"]').first()).toBeVisible();
  await trace.select(trace.row('llm_inference'));
  await expect(trace.drawer).toContainText('llm_inference');

  const shared = page.url();
  await page.goto('about:blank');
  await page.goto(shared);
  await waitUntilReady(page);
  await expect(trace.findInput).toHaveValue('llm_inference');
  await expect(trace.drawer).toContainText('llm_inference');
  await expect(page.locator('[data-testid="span-row"][data-state="selected"]')).toBeInViewport();
});

test('opens a trace by an ID in any spelling and by a traceparent @live', async ({ page }) => {
  const search = await openSearch(page, { service: 'hsi-backend', lookback: '2h', limit: '20' });
  const id = await search.rows.first().getAttribute('data-trace-id');
  expect(id).toMatch(/^[0-9a-f]{32}$/);
  for (const text of [id?.toUpperCase() ?? '', `00-${id}-00f067aa0ba902b7-01`]) {
    await page.getByTestId('omnibox').fill(text);
    await page.getByTestId('omnibox').press('Enter');
    await expect(page.getByTestId('span-row').first()).toBeVisible();
    expect(new URL(page.url()).pathname).toContain(`/trace/${id}`);
    await page.getByRole('link', { name: 'Search', exact: true }).click();
  }
  await page.getByTestId('omnibox').fill('not an id');
  await page.getByTestId('omnibox').press('Enter');
  await expect(page.getByRole('alert')).toContainText('Not a trace ID');
});

test('zooms with the minimap, the axis and the keyboard, and resets @live', async ({ page }) => {
  const trace = await openDetection(page);
  const whole = await trace.view();
  const minimap = await page.getByTestId('minimap').boundingBox();
  if (minimap === null) throw new Error('the minimap is not shown');
  const y = minimap.y + minimap.height / 2;
  await page.mouse.move(minimap.x + minimap.width * 0.3, y);
  await page.mouse.down();
  await page.mouse.move(minimap.x + minimap.width * 0.6, y, { steps: 5 });
  await page.mouse.up();
  const zoomed = await trace.view();
  expect(zoomed.start).toBeGreaterThan(whole.start);
  expect(zoomed.end).toBeLessThan(whole.end);
  await expect(page).toHaveURL(/from=/);
  await page.getByTestId('zoom-reset').click();
  expect(await trace.view()).toEqual(whole);
});

test('opens and closes rows level by level @live', async ({ page }) => {
  const trace = await openDetection(page);
  const total = await trace.totalRows();
  await page.getByTestId('collapse-level').click();
  await waitUntilReady(page);
  expect(await trace.totalRows()).toBeLessThan(total);
  await page.getByTestId('collapse-all').click();
  await page.getByTestId('expand-level').click();
  await waitUntilReady(page);
  const roots = await page.locator('[data-testid="span-row"][data-depth="0"]').count();
  expect(await trace.totalRows()).toBeGreaterThan(roots);
  await page.getByTestId('expand-all').click();
  await waitUntilReady(page);
  expect(await trace.totalRows()).toBe(total);
});

/** The newest trace of a picture that was viewed. */
async function openDetection(page: Page): Promise<TracePage> {
  const search = await openSearch(page, {
    service: 'hsi-backend',
    operation: 'POST /api/detections',
    lookback: '2h',
    limit: '20',
  });
  return await search.openRow(0);
}
