/** What rows and bars say to somebody who points at them, and where a failure began. */
import { openTrace } from '../pages/openPages.ts';
import { expect, test } from '../support/test.ts';

test('a failure is strong where it began, and quiet in what it caused', async ({ page }) => {
  const trace = await openTrace(page, {
    fixture: 'shop',
    operation: 'POST /checkout',
    most: 'errorSpanCount',
  });
  const origin = page.locator('[data-testid="span-row"][data-origin="true"]').first();
  await expect(origin).toHaveAttribute('aria-label', /the failure began here/);
  const caused = page.locator('[data-testid="span-row"][data-error="own"]:not([data-origin])').first();
  await expect(caused).toBeVisible();
  const background = (row: typeof origin) =>
    row.evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(await background(caused)).toBe('rgba(0, 0, 0, 0)');
  expect(await background(origin)).not.toBe('rgba(0, 0, 0, 0)');
  await trace.select(origin);
  await expect(trace.drawer).toContainText('Failed');
});

test('a card tells the facts of the row and the bar that the pointer rests on', async ({ page }) => {
  await openTrace(page, { fixture: 'shop', operation: 'POST /checkout', most: 'errorSpanCount' });
  const origin = page.locator('[data-testid="span-row"][data-origin="true"]').first();
  await expect(origin).toContainText('→ postgresql');
  const box = await origin.boundingBox();
  if (box === null) throw new Error('the row is not shown');
  const card = page.getByText(/of the trace · self time/);
  for (const x of [box.x + 200, box.x + 900]) {
    await page.mouse.move(x, box.y + box.height / 2);
    await expect(card).toContainText(/inventory → postgresql/);
    await expect(card).toContainText(/failed here: ERROR: could not serialize/);
    await page.mouse.move(5, 5);
    await expect(card).toBeHidden();
  }
});
