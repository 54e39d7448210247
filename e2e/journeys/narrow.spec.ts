/** The narrowest screen that is supported: 360 px, as a phone's, or a laptop's at 400%. */
import { expect } from 'playwright/test';
import { SearchPage } from '../pages/searchPage.ts';
import { test } from '../support/test.ts';

test.use({ viewport: { width: 360, height: 740 } });

test('all that a row of the list says stands within its cell, also over several days', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open({ service: 'frontend', lookback: '2d' });
  const overflows = await page
    .getByTestId('trace-row')
    .getByRole('gridcell')
    .evaluateAll((cells) =>
      cells.filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.textContent),
    );
  expect(overflows).toEqual([]);
  await expect(page.getByTestId('trace-row').first().getByRole('gridcell').last()).toContainText(
    /\d+ \w+\s*\d\d:\d\d:\d\d/,
  );
});
