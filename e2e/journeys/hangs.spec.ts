/** Texts of any length and lists of any size: no page hangs on them or draws text that is out of view. */

import type { Page } from 'playwright/test';
import { firstTraceId } from '../pages/fixtureTraces.ts';
import { address, waitUntilReady } from '../pages/frame.ts';
import { SearchPage } from '../pages/searchPage.ts';
import { TracePage } from '../pages/tracePage.ts';
import { checkAccessibility } from '../support/checkAccessibility.ts';
import { expectCutTexts, expectNoHang, watchLongTasks } from '../support/longTasks.ts';
import { patient } from '../support/machine.ts';
import { expect, test } from '../support/test.ts';

// Tasks are measured by the clock: one may have waited for another process on this machine.
test.describe.configure({ timeout: patient(300_000), retries: 2 });

test.use({ actionTimeout: patient(60_000) });

test.beforeEach(async ({ page }) => await watchLongTasks(page));

async function settle(page: Page, after: string): Promise<void> {
  await waitUntilReady(page, 90_000);
  await expectNoHang(page, after);
  await expectCutTexts(page);
}

test('words of megabytes are cut wherever a trace draws them, and unfold', async ({ page, request }) => {
  const id = await firstTraceId(request, 'long-words');
  const trace = new TracePage(page);
  await page.goto(address(`trace/${id}`, { fixture: 'long-words' }));
  await settle(page, 'opening the trace');
  await expect(trace.rows).toHaveCount(22);
  await page.getByRole('button', { name: /^All 4 services/ }).click();
  await settle(page, 'opening the legend');
  await page.keyboard.press('Escape');
  await trace.rows.nth(0).click();
  await expect(trace.drawer).toBeVisible();
  await settle(page, 'a span with a long name');

  await trace.row('every text is long').click();
  await expect(trace.drawer).toContainText('9.5 MB, show all');
  await settle(page, 'a span with all kinds of long texts');
  await checkAccessibility(page);
  const folded = trace.drawer.getByRole('button', { name: /show all$/ });
  const count = await folded.count();
  expect(count).toBeGreaterThan(6);
  for (let done = 0; done < count; done++) {
    await folded.first().click();
    await settle(page, `unfolding text ${done + 1}`);
  }
});

test('a search finds traces with long names, and its lists contain long services', async ({
  page,
  request,
}) => {
  await firstTraceId(request, 'long-words');
  const search = new SearchPage(page);
  await page.goto(address('search', { lookback: '2d', fixture: 'long-words' }));
  await settle(page, 'the search');
  await expect(search.rows).toHaveCount(1);
  await page.getByTestId('search-service').click();
  await page.keyboard.type('s');
  await expect(page.getByRole('option').first()).toBeVisible();
  await settle(page, 'typing in the list of services');
});

test('300,000 warnings of a span open, are filtered, and are shown in steps', async ({ page, request }) => {
  const id = await firstTraceId(request, 'warnings-300000');
  const trace = new TracePage(page);
  await page.goto(address(`trace/${id}`, { fixture: 'warnings-300000' }));
  await settle(page, 'opening the trace');
  await trace.rows.nth(1).click();
  const warnings = trace.drawer.locator('[data-testid="drawer-section"][data-kind="warnings"]');
  await expect(warnings).toContainText('300,000');
  await settle(page, 'selecting the span');
  await warnings.getByRole('button', { name: /^Show 300 more/ }).click();
  await expect(warnings.getByTestId('warning-row')).toHaveCount(350);
  await page.getByLabel('Filter details').fill('warning 299999 ');
  await expect(warnings.getByTestId('warning-row')).toHaveText('warning 299999 of the program', {
    timeout: patient(30_000),
  });
  await settle(page, 'filtering');
});

test('a span with 200,000 tags opens, is filtered, and its keys are completed', async ({ page, request }) => {
  const id = await firstTraceId(request, 'tags-200000');
  const trace = new TracePage(page);
  await page.goto(address(`trace/${id}`, { fixture: 'tags-200000' }));
  await settle(page, 'opening the trace');
  await trace.rows.nth(1).click();
  await expect(trace.drawer).toContainText('200,000');
  await settle(page, 'selecting the span');
  await page.getByLabel('Filter details').fill('key.19999=value 19999');
  await expect(trace.drawer.getByTestId('attribute-row')).toHaveCount(1, { timeout: patient(60_000) });
  await settle(page, 'filtering');
  await trace.findInput.click();
  await page.keyboard.type('key.19999');
  const offers = page.getByRole('listbox', { name: 'Completions' }).getByRole('option');
  await expect(offers.first()).toContainText('key.19999', { timeout: patient(60_000) });
  await settle(page, 'typing a key');
});

test('50,000 services and 60,000 operations are filtered while typing', async ({ page, request }) => {
  await firstTraceId(request, 'services-50000');
  await page.goto(address('search', { lookback: '2d', fixture: 'services-50000' }));
  await settle(page, 'the search');
  await page.getByTestId('search-service').click();
  await expect(page.getByRole('option').nth(2)).toBeVisible();
  await settle(page, 'opening the list of services');
  await page.keyboard.type('service-49999');
  await expect(page.getByRole('option', { name: 'service-49999' })).toBeVisible();
  await settle(page, 'typing a service');

  await firstTraceId(request, 'operations-60000');
  await page.goto(
    address('search', { service: 'operations-60000', lookback: '2d', fixture: 'operations-60000' }),
  );
  await settle(page, 'the search of a service');
  await page.getByTestId('search-operation').click();
  await expect(page.getByRole('option', { name: 'GET /item/0', exact: true })).toBeVisible();
  await page.keyboard.type('item 4999');
  await expect(page.getByRole('option', { name: 'GET /item/4999', exact: true })).toBeVisible();
  await settle(page, 'typing an operation');
});

test('a trace with 50,000 services opens, and its legend is filtered', async ({ page, request }) => {
  const id = await firstTraceId(request, 'services-50000');
  await page.goto(address(`trace/${id}`, { fixture: 'services-50000' }));
  await settle(page, 'opening the trace');
  await page.getByRole('button', { name: /^All 50,000 services/ }).click();
  await page.getByLabel('Filter the legend').fill('service-49998');
  await expect(page.getByRole('button', { name: /^Only service-49998/ })).toBeVisible();
  await settle(page, 'filtering the legend');
});

test.describe('a failure', () => {
  test.use({ allowConsoleErrors: /Failed to load resource/ });

  test('of twenty megabytes is shown cut, and unfolds', async ({ page }) => {
    await page.goto('search?service=x&lookback=1h&fixture=tiny~wordy');
    const failure = page.getByTestId('failure').first();
    await expect(failure).toHaveAttribute('data-kind', 'server');
    await expect(failure).toContainText('with 500: “EEEE');
    await settle(page, 'the failure');
    await failure.getByRole('button', { name: /show all$/ }).click();
    await failure.getByText('Show the answer').click();
    await settle(page, 'unfolding it');
    await checkAccessibility(page);
  });
});
