/** The form and the list below it never contradict each other. */
import { waitUntilReady } from '../pages/frame.ts';
import { openSearch, openTrace } from '../pages/openPages.ts';
import { expect, test } from '../support/test.ts';

const shop = { lookback: '2d', fixture: 'shop' };

test('what is chosen is searched for at once', async ({ page }) => {
  const search = await openSearch(page, { ...shop, service: 'storefront' });
  const parameter = (name: string) => new URL(page.url()).searchParams.get(name);
  const all = await search.total();
  await page.getByTestId('search-errors-only').check({ force: true });
  await waitUntilReady(page);
  expect(parameter('tags')).toBe('{"error":"true"}');
  expect(await search.total()).toBeLessThan(all);

  await page.getByRole('button', { name: 'Failures of any service' }).click();
  await waitUntilReady(page);
  expect(parameter('errors')).toBe('any');
  await expect(page.getByText(/error=true was applied in the browser, to the [\d,]+ traces/)).toBeVisible();

  await page.getByTestId('search-range').click();
  await page.getByRole('button', { name: 'Last 24 hours' }).click();
  await waitUntilReady(page);
  expect(parameter('lookback')).toBe('24h');

  await page.getByTestId('search-limit').click();
  await page.getByRole('option', { name: '50', exact: true }).click();
  await waitUntilReady(page);
  expect(parameter('limit')).toBe('50');
});

test('while a text is typed, the list says that it answers the question before', async ({ page }) => {
  const search = await openSearch(page, { ...shop, service: 'storefront' });
  const stale = page.getByText('This list answers the previous question');
  await page.getByTestId('search-min-duration').fill('200m');
  await expect(stale).toBeVisible();
  await expect(page.getByTestId('search-submit')).toHaveAttribute('data-pending', 'true');
  await page.getByTestId('search-min-duration').fill('');
  await expect(stale).toBeHidden();
  await page.getByTestId('search-min-duration').fill('200ms');
  await expect(stale).toBeVisible();
  await search.submit();
  await expect(stale).toBeHidden();
  expect(new URL(page.url()).searchParams.get('minDuration')).toBe('200ms');
});

test('Tab takes what is highlighted, and another service keeps an operation that it has', async ({
  page,
}) => {
  await openSearch(page, { ...shop, service: 'cart', operation: 'GET /cart/{id}' });
  const service = page.getByTestId('search-service');
  await service.fill('storef');
  await page.keyboard.press('Tab');
  await expect(service).toHaveValue('storefront');
  await waitUntilReady(page);
  await expect.poll(() => new URL(page.url()).searchParams.get('service')).toBe('storefront');
});

test('an unknown name is met with those like it', async ({ page }) => {
  await openSearch(page, { ...shop, service: 'storefornt' });
  await expect(page.getByTestId('empty')).toContainText('The server has no service “storefornt”');
  await expect(page.getByRole('button', { name: /Widen/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Search storefront', exact: true }).click();
  await waitUntilReady(page);
  await expect(page.getByTestId('trace-row').first()).toBeVisible();

  await openSearch(page, { ...shop, service: 'storefront', operation: 'POST /chekout' });
  await expect(page.getByTestId('empty')).toContainText('No operation “POST /chekout”');
  await page.getByRole('button', { name: 'Search POST /checkout', exact: true }).click();
  await waitUntilReady(page);
  await expect(page.getByTestId('trace-row').first()).toBeVisible();
});

test('an operation that is named all is asked for as such', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(decodeURIComponent(request.url())));
  await openSearch(page, { ...shop, service: 'storefront', operation: 'all', exact: 'operation' });
  await expect(page.getByTestId('search-operation')).toHaveValue('all');
  expect(asked.some((url) => /operation(_?[nN]ame)?=all/.test(url))).toBe(true);
});

test('Search and Back lead from a trace to the last question, with the focus in the list', async ({
  page,
}) => {
  const search = await openSearch(page, { ...shop, service: 'storefront' });
  const asked = new URL(page.url()).searchParams.toString().split('&').sort();
  const now = () => new URL(page.url()).searchParams.toString().split('&').sort();
  await expect(page).toHaveTitle('storefront · Search · Spanwise');
  const trace = await search.openRow(1);
  await expect(page).toHaveTitle(/^storefront .* · Spanwise$/);
  await expect(page.getByTestId('waterfall-rows')).toBeFocused();
  await page.getByRole('link', { name: 'Search', exact: true }).click();
  await waitUntilReady(page);
  expect(now()).toEqual(asked);
  await expect(page).toHaveTitle('storefront · Search · Spanwise');

  await page.getByTestId('trace-row').nth(1).click();
  await expect(trace.rows.first()).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();
  await waitUntilReady(page);
  expect(now()).toEqual(asked);
  await expect(page.getByRole('grid', { name: 'Found traces' })).toBeFocused();
});

test('Search leads from a trace that a link opened to its service around its time', async ({ page }) => {
  const trace = await openTrace(page, { fixture: 'shop', operation: 'POST /checkout', most: 'spanCount' });
  await expect(trace.rows.first()).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();
  await waitUntilReady(page);
  await expect(page.getByTestId('trace-row').first()).toBeVisible();
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toMatchObject({
    service: 'storefront',
    start: expect.stringMatching(/^\d{16}$/),
    end: expect.stringMatching(/^\d{16}$/),
  });
});
