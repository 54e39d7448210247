/** Every odd trace opens, says what was repaired, and shows every span. */
import { fixtureNames } from '../../fixtures/generator/fixtureSet.ts';
import { fixtureSummaries } from '../pages/fixtureTraces.ts';
import { TracePage } from '../pages/tracePage.ts';
import { expect, test } from '../support/test.ts';

for (const name of fixtureNames.filter((candidate) => candidate.startsWith('odd-'))) {
  test(`${name} opens with every span, and nothing in it is markup`, async ({ page, request }) => {
    for (const summary of await fixtureSummaries(request, name)) {
      const trace = new TracePage(page);
      await trace.open(summary.traceId, { fixture: name });
      await expect(trace.rows.first()).toBeVisible();
      await expect(page.getByTestId('trace-header')).toContainText(
        (summary.spanCount ?? 0).toLocaleString('en'),
      );
      await trace.rows.first().click();
      await expect(trace.drawer).toBeVisible();
      expect(
        await page.evaluate(() => document.querySelectorAll('main script, main img, main iframe').length),
      ).toBe(0);
    }
  });
}
