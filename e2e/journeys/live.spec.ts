/** HotROD's traces in a real Jaeger: searched, sorted, opened, read. Runs against SPANWISE_URL only. */
import { createFixture } from '../../fixtures/generator/fixtureSet.ts';
import { openSearch } from '../pages/openPages.ts';
import { TracePage } from '../pages/tracePage.ts';
import { expect, test } from '../support/test.ts';

test.skip(process.env.SPANWISE_URL === undefined, 'SPANWISE_URL names no Spanwise in front of a real Jaeger');

test('HotROD is searched, sorted by duration, opened and read @live', async ({ page }) => {
  const search = await openSearch(page);
  await search.chooseService('frontend');
  await search.submit();
  expect(await search.total()).toBeGreaterThan(0);
  await search.sortBy('duration', 'descending');
  const durations = await search.durations();
  expect(durations).toEqual([...durations].sort((a, b) => b - a));
  const trace = await search.openRow(0);
  expect(await trace.totalRows()).toBeGreaterThan(20);
  await trace.find('mysql');
  expect(Number(await trace.findCount.getAttribute('data-total'))).toBeGreaterThan(0);
  await trace.rows.nth(1).click();
  await expect(trace.drawer).toContainText('Duration');
  await expect(trace.drawer.getByTestId('attribute-row').first()).toBeVisible();
});

test('our own traces arrive over OTLP complete @live', async ({ page }) => {
  const search = await openSearch(page, { service: 'hsi-backend', lookback: '6h', limit: '50' });
  expect(await search.total()).toBeGreaterThan(5);
  const sent = spanCounts('default');
  const shown = await search.rows.evaluateAll((rows) =>
    rows.map(
      (row) =>
        [row.getAttribute('data-trace-id') ?? '', Number(row.getAttribute('data-span-count'))] as const,
    ),
  );
  expect(shown.length).toBeGreaterThan(5);
  for (const [id, count] of shown) expect(count, `spans of ${id}`).toBe(sent.get(id));
  await search.openRow(0);
  await expect(page.getByTestId('failure')).toHaveCount(0);
  expect(await new TracePage(page).totalRows()).toBe(sent.get(shown[0][0]));
});

/** The number of spans of each trace of a fixture. IDs do not depend on the time at which it is made. */
function spanCounts(fixture: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { resourceSpans } of createFixture(fixture, Date.now() * 1000) ?? []) {
    const spans = resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
    for (const { traceId } of spans) counts.set(traceId, (counts.get(traceId) ?? 0) + 1);
  }
  return counts;
}
