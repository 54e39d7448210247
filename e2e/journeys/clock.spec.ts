/** A page whose clock stands still shows the same on any day. */
import { openSearch } from '../pages/openPages.ts';
import { expect, test } from '../support/test.ts';

const still = { now: '2026-11-23T08:00:00Z', tz: 'UTC', locale: 'en-GB', motion: '0', theme: 'dark' };

test('screenshots made under two wall clocks are the same', async ({ browser, baseURL }) => {
  const pictures: Buffer[][] = [];
  for (const wallClock of ['2026-11-30T23:59:30Z', '2031-02-03T04:05:06Z']) {
    const context = await browser.newContext({ baseURL, viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await page.clock.setFixedTime(wallClock);
    const search = await openSearch(page, {
      ...still,
      fixture: 'shop',
      service: 'storefront',
      lookback: '1h',
    });
    expect(await search.total()).toBeGreaterThan(5);
    await expect(search.results).toHaveAttribute('data-shapes', 'settled');
    const list = await page.screenshot();
    const trace = await search.openRow(0);
    await trace.select(trace.rows.nth(1));
    // Chromium draws the rounded corners of what comes late not always the same.
    const mask = [page.getByTestId('link-button'), page.getByTestId('refresh')];
    pictures.push([list, await page.screenshot({ mask })]);
    await context.close();
  }
  const [first, second] = pictures;
  expect(first?.map((picture, position) => picture.equals(second?.[position] ?? Buffer.of()))).toEqual([
    true,
    true,
  ]);
});
