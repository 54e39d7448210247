/** What tests read without looking at texts: a tester asserts a trace and a span by hooks alone. */
import { waitUntilReady } from '../pages/frame.ts';
import { openSearch, openTrace } from '../pages/openPages.ts';
import { expect, test } from '../support/test.ts';

test('the header of a trace tells what its row in the list told', async ({ page }) => {
  await openSearch(page, { service: 'storefront', lookback: '2d', fixture: 'shop' });
  const row = page.locator('[data-testid="trace-row"]:not([data-error-count="0"])').first();
  const told = await row.evaluate(({ dataset }) => ({ ...dataset }));
  await row.click();
  const header = page.getByTestId('trace-header');
  await expect(header).toHaveAttribute('data-trace-id', told.traceId ?? '');
  await expect(header).toHaveAttribute('data-span-count', told.spanCount ?? '');
  await expect(header).toHaveAttribute('data-duration-us', told.durationUs ?? '');
  await expect(header).toHaveAttribute('data-service-count', /^[1-9]/);
  const errors = await header.getAttribute('data-error-count');
  await expect(page.getByTestId('error-chip')).toHaveAttribute('data-total', errors ?? '');
});

test('a span tells its facts and the values of its tags, and what is copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const trace = await openTrace(page, { fixture: 'shop', operation: 'POST /checkout', most: 'spanCount' });
  const row = trace.rows.nth(1);
  await trace.select(row);
  await waitUntilReady(page);
  const fact = (kind: string) => page.locator(`[data-testid="drawer-fact"][data-kind="${kind}"]`);
  await expect(fact('duration')).toHaveAttribute(
    'data-us',
    (await row.getAttribute('data-duration-us')) ?? '',
  );
  await expect(fact('start')).toHaveAttribute('data-us', (await row.getAttribute('data-start-us')) ?? '');
  await expect(fact('self')).toHaveAttribute('data-us', /^\d/);
  const tag = page.getByTestId('attribute-row').first();
  const value = (await tag.getAttribute('data-value')) ?? '';
  expect(value).not.toBe('');
  await expect(tag).toHaveAttribute('data-length', String(value.length));
  await tag.getByTestId('copy-menu').click();
  await page.getByTestId('copy-item').filter({ hasText: 'Copy value' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(value);
});

test('a list without traces is still there, with the number 0', async ({ page }) => {
  await openSearch(page, { service: 'storefront', operation: 'none', lookback: '2d', fixture: 'shop' });
  await expect(page.getByTestId('results')).toHaveAttribute('data-total', '0');
});
