/**
 * The texts of the list fit their columns, down to the
 * narrowest screen: 360 px, a phone, or a laptop at 400% zoom.
 */
import { expect } from 'playwright/test';
import { SearchPage } from '../pages/searchPage.ts';
import { test } from '../support/test.ts';

for (const width of [360, 900, 1440]) {
  test(`rows of several days and of 100,000 spans stand within their cells at ${width} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 740 });
    const search = new SearchPage(page);
    // At midnight all rows are of another day, and say so.
    const midnight = { now: '2026-11-23T00:00:00Z', tz: 'UTC', lookback: '2d' };
    const searches: Record<string, string>[] = [
      { service: 'frontend', fixture: 'default' },
      { fixture: 'big-100k' },
    ];
    for (const parameters of searches) {
      await search.open({ ...midnight, ...parameters });
      const cells = search.rows.getByRole('gridcell');
      await expect(cells.last()).toContainText(/^\d+ \w+\s*\d\d:\d\d:\d\d/);
      // Otherwise the start would be cut by an ellipsis: here all of it must fit.
      for (const boxes of [cells, search.rows.locator('[role="gridcell"]:last-child > span')]) {
        const overflows = await boxes.evaluateAll((all) =>
          all.filter((box) => box.scrollWidth > box.clientWidth).map((box) => box.textContent),
        );
        expect(overflows).toEqual([]);
      }
    }
  });
}
