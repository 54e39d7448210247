/** No violation of axe's rules on any page, dark and light. */
import { waitUntilReady } from '../pages/frame.ts';
import { openSearch } from '../pages/openPages.ts';
import { checkAccessibility } from '../support/checkAccessibility.ts';
import { test } from '../support/test.ts';

for (const theme of ['dark', 'light'] as const) {
  test(`search, trace, drawer and help (${theme}) @live`, async ({ page }) => {
    test.slow();
    const search = await openSearch(page, { theme });
    await checkAccessibility(page);
    await search.open({ theme, service: 'hsi-backend', lookback: '2h', limit: '100' });
    await checkAccessibility(page);
    await search.openRow(0);
    await checkAccessibility(page);
    await page.getByTestId('span-row').nth(1).click();
    await waitUntilReady(page);
    await checkAccessibility(page);
    await page.keyboard.press('?');
    await page.getByTestId('help-dialog').waitFor();
    await checkAccessibility(page);
  });
}
