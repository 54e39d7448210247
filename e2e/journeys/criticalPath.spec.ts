/** The critical path in the waterfall: shown by a key, in the address, adding up to the whole trace. */
import { waitUntilReady } from '../pages/frame.ts';
import { openTrace } from '../pages/openPages.ts';
import { expect, test } from '../support/test.ts';

test('the critical path is shown by a key, stands in the address, and adds up to the trace', async ({
  page,
}) => {
  const trace = await openTrace(page, { fixture: 'tiny' });
  await expect(page.getByTestId('critical-path')).toHaveCount(0);
  await page.keyboard.press('v');
  await waitUntilReady(page);
  await expect(page.getByTestId('path-toggle')).toHaveAttribute('aria-pressed', 'true');
  await expect(page).toHaveURL(/[?&]path=1/);
  const line = page.getByTestId('critical-path');
  expect(Number(await line.getAttribute('data-segments'))).toBeGreaterThan(0);
  await expect(line).toHaveAttribute('d', /^M/);

  // All rows of this trace are in view: every moment has one owner.
  const header = page.getByTestId('trace-header');
  const duration = Number(await header.getAttribute('data-duration-us'));
  const times = await page
    .getByTestId('span-bar')
    .evaluateAll((bars) => bars.map((bar) => Number(bar.getAttribute('data-path-us'))));
  const sum = times.reduce((one, other) => one + other, 0);
  // The trace's own time begins at a whole microsecond.
  expect(Math.abs(sum - duration)).toBeLessThan(1);

  await page.reload();
  await waitUntilReady(page);
  await expect(line).toHaveCount(1);
  await trace.select(trace.rows.first());
  const fact = page.locator('[data-testid="drawer-fact"][data-kind="path"]');
  await expect(fact).toContainText('critical path');
  await page.keyboard.press('v');
  await expect(line).toHaveCount(0);
  await expect(fact).toHaveCount(0);
});
