/** What the list says fits into its columns, down to the narrowest screen: 360 px, as a phone's, or a laptop's at 400%. */
import { expect } from 'playwright/test';
import { SearchPage } from '../pages/searchPage.ts';
import { test } from '../support/test.ts';

for (const width of [360, 900, 1440]) {
  test(`rows of several days and of 100,000 spans stand within their cells at ${width} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 740 });
    const search = new SearchPage(page);
    const searches: Record<string, string>[] = [{ service: 'frontend' }, { fixture: 'big-100k' }];
    for (const parameters of searches) {
      await search.open({ ...parameters, lookback: '2d' });
      const cells = search.rows.getByRole('gridcell');
      await expect(cells.last()).toContainText(/^\d+ \w+\s*\d\d:\d\d:\d\d/);
      // A start ends in an ellipsis before it overflows: here it must have room for all of it.
      for (const boxes of [cells, search.rows.locator('[role="gridcell"]:last-child > span')]) {
        const overflows = await boxes.evaluateAll((all) =>
          all.filter((box) => box.scrollWidth > box.clientWidth).map((box) => box.textContent),
        );
        expect(overflows).toEqual([]);
      }
    }
  });
}
