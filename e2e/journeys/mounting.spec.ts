/** The app detects where it is mounted: page, files, worker and API work below any path. */
import { startServer } from '../support/startServer.ts';
import { expect, test } from '../support/test.ts';

test('works below a path, on every page, without being told', async ({ page }) => {
  const server = await startServer({ BASE_PATH: '/tools/tracing' });
  const astray: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(`${server.origin}/tools/tracing/`)) astray.push(request.url());
  });
  await page.goto(`${server.origin}/tools/tracing/`);
  await expect(page.getByTestId('search-service')).toBeVisible();
  await expect(page).toHaveURL(/\/tools\/tracing\/search/);
  await page.goto(`${server.origin}/tools/tracing/search?service=frontend&lookback=2h`);
  await expect(page.getByTestId('results')).toBeVisible();
  await page.getByTestId('trace-row').first().dblclick();
  await expect(page).toHaveURL(/\/tools\/tracing\/trace\/[0-9a-f]+/);
  await page.reload();
  await expect(page.getByTestId('span-row').first()).toBeVisible();
  expect(astray).toEqual([]);
  // The page's idle loading must be over before the server stops.
  await page.goto('about:blank');
  await server.stop();
});

test('an address two levels deep that is not a page still loads the app', async ({ page }) => {
  await page.goto('/no/such/page');
  await expect(page.getByTestId('omnibox')).toBeVisible();
});

test.describe('what every journey checks', () => {
  test('a violation of the policy fails a journey', async ({ page }) => {
    test.fail();
    await page.goto('/');
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.text = '1';
      document.head.append(script);
    });
  });

  test('an uncaught error fails a journey', async ({ page }) => {
    test.fail();
    await page.goto('/');
    const told = page.waitForEvent('pageerror');
    await page.evaluate(() => {
      setTimeout(() => {
        throw new Error('on purpose');
      });
    });
    await told;
  });
});
