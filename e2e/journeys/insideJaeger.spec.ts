/** The app as Jaeger's own page (`ui.assets_path`), below a path, opened without the path's last slash. */
import type { Page } from 'playwright/test';
import { serveLikeJaeger } from '../support/serveLikeJaeger.ts';
import { expect, test } from '../support/test.ts';

// The page's files are looked for one level too high first.
test.use({ allowConsoleErrors: /MIME type|404/ });

for (const era of ['A', 'B', 'C'] as const) {
  test(`inside a Jaeger of era ${era}, at a path without its slash`, async ({ page }) => {
    const jaeger = await serveLikeJaeger(era, '/tools/tracing');
    await useInside(page, jaeger.url, 'hsi-backend');
    // The page's idle loading must be over before the server stops.
    await page.goto('about:blank');
    jaeger.stop();
  });
}

test('inside a real Jaeger @inside', async ({ page }) => {
  const url = process.env.SPANWISE_INSIDE;
  test.skip(url === undefined, 'SPANWISE_INSIDE names no Jaeger that serves the app');
  await useInside(page, url ?? '', 'frontend');
});

async function useInside(page: Page, url: string, service: string) {
  await page.goto(url);
  await expect(page.getByTestId('search-service')).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`^${url}/(search)?`));
  await page.goto(`${url}/search?service=${service}&lookback=2d`);
  await page.getByTestId('trace-row').first().dblclick();
  await expect(page).toHaveURL(new RegExp(`^${url}/trace/[0-9a-f]+`));
  await page.reload();
  await expect(page.getByTestId('span-row').first()).toBeVisible();
}
