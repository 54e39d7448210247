/** Phones, low windows and a page at 200% zoom: rows are seen, details are reached, nothing is cut. */
import type { Page } from 'playwright/test';
import { waitUntilReady } from '../pages/frame.ts';
import { openSearch } from '../pages/openPages.ts';
import { checkAccessibility } from '../support/checkAccessibility.ts';
import { expect, test } from '../support/test.ts';

const query = { service: 'storefront', operation: 'POST /checkout', lookback: '2d', fixture: 'shop' };

async function expectNothingCut(page: Page): Promise<void> {
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const { scrollWidth: all, clientWidth: seen } = document.documentElement;
    return { scrollWidth: all, clientWidth: seen };
  });
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
}

for (const [width, height] of [
  [640, 360],
  [720, 450],
  [844, 390],
  [390, 844],
] as const) {
  test(`a span is reached and read at ${width}×${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const search = await openSearch(page, query);
    const fits = (top: number | undefined) => top !== undefined && top < height - 40;
    expect(fits((await search.rows.first().boundingBox())?.y)).toBe(true);
    await expect(search.rows.first().locator('[role="gridcell"]').last()).toBeInViewport();
    await expectNothingCut(page);
    await checkAccessibility(page);

    // The form is one line until it is needed.
    await expect(page.getByTestId('search-service')).toBeHidden();
    await page.getByRole('button', { name: 'Change the search' }).click();
    await expect(page.getByTestId('search-service')).toBeVisible();
    await page.getByRole('button', { name: 'Hide the form' }).click();

    const trace = await search.openRow(0);
    const top = (await page.getByTestId('waterfall').boundingBox())?.y ?? height;
    if (height < 620) expect(top).toBeLessThanOrEqual(height / 3);
    await expectNothingCut(page);
    await page.getByRole('button', { name: 'Show facts and tools' }).click();
    await expect(trace.findInput).toBeVisible();
    await page.getByRole('button', { name: 'Hide facts and tools' }).click();
    await expect(trace.findInput).toBeHidden();

    await trace.rows.nth(1).click();
    const sheet = page.getByTestId('span-drawer');
    const box = await sheet.boundingBox();
    expect([box?.x, box?.y, box?.width, box?.height]).toEqual([0, 0, width, height]);
    await expect(sheet).toBeFocused();
    await waitUntilReady(page);
    await checkAccessibility(page);
    // Nothing behind the sheet takes the focus.
    for (let press = 0; press < 30; press++) {
      await page.keyboard.press('Tab');
      const isBehind = await page.evaluate(() => {
        const { activeElement } = document;
        return activeElement !== document.body && activeElement?.closest('aside') === null;
      });
      expect(isBehind).toBe(false);
    }
    await page.getByTestId('drawer-close').click();
    await expect(sheet).toBeHidden();

    // By keys alone.
    await expect(page.getByTestId('waterfall-rows')).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(sheet).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
    await expect(page.getByTestId('waterfall-rows')).toBeFocused();
    await page.keyboard.press('/');
    await expect(trace.findInput).toBeFocused();
  });
}
