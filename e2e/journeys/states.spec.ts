/** Every failure and empty state says what happened, and offers what to do. */

import { firstTraceId } from '../pages/fixtureTraces.ts';
import { openSearch } from '../pages/openPages.ts';
import { SearchPage } from '../pages/searchPage.ts';
import { checkAccessibility } from '../support/checkAccessibility.ts';
import { patient } from '../support/machine.ts';
import { expect, test } from '../support/test.ts';

test.use({ allowConsoleErrors: /Failed to load resource|net::ERR/ });

const faults = [
  ['html', 'not-jaeger'],
  ['401', 'unauthorised'],
  ['403', 'forbidden'],
  ['500', 'server'],
  ['cut', 'cut-off'],
  ['unreachable', 'unreachable'],
] as const;

/** Gives the API of the default fixture a fault, by a cookie. */
function faultCookie(fault: string, baseURL: string | undefined) {
  return { name: 'fixture-fault', value: fault, url: baseURL ?? '' };
}

for (const [fault, kind] of faults) {
  test(`a search that meets ${fault} is shown as ${kind}`, async ({ page, baseURL }) => {
    const search = new SearchPage(page);
    await search.page.context().addCookies([faultCookie(fault, baseURL)]);
    await search.open({ service: 'hsi-backend', lookback: '1h' });
    const failure = page.getByTestId('failure').first();
    await expect(failure).toHaveAttribute('data-kind', kind);
    await checkAccessibility(page);
  });

  // What arrived of a truncated trace is shown; another test checks that.
  if (fault === 'cut') continue;
  test(`a trace that meets ${fault} is shown as ${kind}`, async ({ page, request, baseURL }) => {
    const id = await firstTraceId(request, 'tiny');
    await page.context().addCookies([faultCookie(fault, baseURL)]);
    await page.goto(`trace/${id}`);
    await expect(page.getByTestId('failure').first()).toHaveAttribute('data-kind', kind);
    await checkAccessibility(page);
  });
}

test('a trace whose answer breaks off shows what arrived and says that it is incomplete, until it is reloaded', async ({
  page,
  request,
  baseURL,
}) => {
  const id = await firstTraceId(request, 'big-1000');
  await page.context().addCookies([faultCookie('cut', baseURL)]);
  await page.goto(`trace/${id}?fixture=big-1000`);
  await expect(page.getByTestId('span-row').first()).toBeVisible();
  const banner = page.getByTestId('banner').filter({ hasText: 'incomplete' });
  await expect(banner).toContainText(/The connection was lost after .* spans that arrived before are shown/);
  await checkAccessibility(page);
  await page.context().clearCookies();
  await page.getByRole('button', { name: /^Refresh/ }).click();
  await expect(banner).toBeHidden();
  await expect(page.getByTestId('span-row').first()).toBeVisible();
});

test('a trace that does not exist is not found', async ({ page }) => {
  await page.goto('trace/00000000000000000000000000000bad');
  await expect(page.getByTestId('failure')).toHaveAttribute('data-kind', 'not-found');
});

test('a text that is not a trace ID is refused', async ({ page }) => {
  await page.goto('trace/hello');
  await expect(page.getByTestId('failure')).toBeVisible();
});

test('a store without services is explained', async ({ page }) => {
  await openSearch(page, { fixture: 'empty' });
  await expect(page.getByTestId('empty')).toHaveAttribute('data-kind', 'no-services');
});

test('an empty range offers a wider one', async ({ page }) => {
  await openSearch(page, { service: 'nobody', lookback: '5m' });
  await expect(page.getByTestId('empty')).toHaveAttribute('data-kind', 'no-traces');
});

test('an old memory store that may not know error=true is explained, and searched without it', async ({
  page,
}) => {
  const search = await openSearch(page, {
    service: 'hsi-backend',
    lookback: '2h',
    limit: '200',
    tags: '{"error":"true"}',
    fixture: 'home~eraA',
  });
  await expect(page.getByTestId('empty')).toBeVisible();
  await page.getByTestId('empty').getByRole('button').first().click();
  await expect(search.rows.first()).toBeVisible();
  const errors = await search.rows.evaluateAll((rows) =>
    rows.map((row) => Number(row.getAttribute('data-error-count'))),
  );
  expect(Math.min(...errors)).toBeGreaterThan(0);
});

test('a slow answer shows its progress and can be cancelled', async ({ page, request }) => {
  const id = await firstTraceId(request, 'big-1000');
  // Long enough for a busy machine to press the button.
  await page.goto(`trace/${id}?fixture=big-1000~slow9000`);
  await expect(page.getByTestId('progress')).toBeVisible();
  await page.getByTestId('load-cancel').click();
  await expect(page.getByTestId('progress')).toBeHidden();
});

test('a slow answer can be ended, with what has arrived of it', async ({ page, request }) => {
  const id = await firstTraceId(request, 'big-10000');
  await page.goto(`trace/${id}?fixture=big-10000~slow9000`);
  await page.getByTestId('load-keep').click({ timeout: patient(20_000) });
  await expect(page.getByTestId('span-row').first()).toBeVisible();
  const spans = Number(await page.getByTestId('trace-header').getAttribute('data-span-count'));
  expect(spans).toBeLessThan(10_000);
  await page.getByRole('button', { name: /warning/ }).click();
  await expect(page.getByText(/^Loading was stopped after/)).toBeVisible();
});

test('an unknown fixture is explained', async ({ page }) => {
  await page.goto('search?service=a&lookback=1h&fixture=no-such-fixture');
  await expect(page.getByTestId('failure').first()).toHaveAttribute('data-kind', 'unsupported');
});

for (const [path, text] of [
  ['dependencies', 'The map of services is not in Spanwise yet'],
  ['monitor', 'The monitor of services is not in Spanwise yet'],
  [
    'trace/0af7651916cd43dd8448eb211c80319c...b7ad6b7169203331',
    'The comparison of traces is not in Spanwise yet',
  ],
] as const) {
  test(`Jaeger UI’s page at ${path.slice(0, 20)} says what it is, and leads on`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: text })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Search traces' })).toBeVisible();
    await checkAccessibility(page);
  });
}
