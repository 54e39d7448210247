/**
 * Making a large trace small without losing anything: what is hidden is counted, and the address keeps it.
 */
import type { Page } from 'playwright/test';
import { readNumber, waitUntilReady } from '../pages/frame.ts';
import { openTrace } from '../pages/openPages.ts';
import { checkAccessibility } from '../support/checkAccessibility.ts';
import { expect, test } from '../support/test.ts';

test.use({ viewport: { width: 1440, height: 1300 } });

/** The widest trace of an operation. */
const widest = (operation: string) => ({ fixture: 'shop', operation, most: 'spanCount' }) as const;

/** The spans and errors that the rows in view account for: those with a row, and those that a row counts. */
async function accounted(page: Page): Promise<{ spans: number; errors: number }> {
  return page.getByTestId('waterfall-rows').evaluate((grid) => {
    const sum = { spans: 0, errors: 0 };
    for (const row of grid.querySelectorAll('[role="row"]')) {
      sum.spans += Number(row.getAttribute('data-hidden-spans') ?? 0);
      sum.errors += Number(row.getAttribute('data-hidden-errors') ?? 0);
      if (row.getAttribute('data-testid') !== 'span-row') continue;
      sum.spans++;
      if (row.getAttribute('data-error') === 'own') sum.errors++;
    }
    return sum;
  });
}

/** Opens the page again, from its address alone, once that says what was done last: it shows the same rows. */
async function reopen(page: Page, address: RegExp): Promise<void> {
  await waitUntilReady(page);
  const rows = await rowNames(page);
  await expect(page).toHaveURL(address);
  await page.goto(page.url());
  await waitUntilReady(page);
  expect(await rowNames(page)).toEqual(rows);
}

async function rowNames(page: Page): Promise<(string | null)[]> {
  return page
    .locator('[role="row"]')
    .evaluateAll((rows) =>
      rows.map((row) => `${row.getAttribute('data-testid')} ${row.getAttribute('aria-label')}`),
    );
}

test('240 equal statements are one row, which opens and closes', async ({ page }) => {
  const trace = await openTrace(page, widest('GET /orders'));
  const all = await trace.totalRows();
  const toggle = page.getByTestId('group-toggle');
  await expect(toggle).toHaveAttribute('data-total', '1');
  await page.keyboard.press('g');
  const group = page.getByTestId('group-row');
  await expect(group).toHaveAttribute('data-count', '240');
  await expect(group).toHaveText(/SELECT order_items× 240Σ .+ · p50 .+ · max .+/);
  expect(await trace.totalRows()).toBe(all - 240 + 1);
  expect(await readNumber(page, 'group-row', 'data-sum-us')).toBeGreaterThan(100_000);
  await checkAccessibility(page);
  await reopen(page, /[?&]group=1/);

  await page.keyboard.press('End');
  await expect(group).toHaveAttribute('data-focused', 'true');
  await page.keyboard.press('ArrowRight');
  await expect(group).toHaveAttribute('aria-expanded', 'true');
  expect(await trace.totalRows()).toBe(all + 1);
  await page.keyboard.press('ArrowRight');
  const member = page.locator('[data-testid="span-row"][data-focused="true"]');
  await expect(member).toHaveAttribute('data-depth', '4');
  await expect(member).toHaveAttribute('aria-posinset', '1');
  await expect(member).toHaveAttribute('aria-setsize', '240');
  await reopen(page, /[?&]opened=/);
  await page.keyboard.press('ArrowLeft');
  await group.getByTestId('span-toggle').click();
  await expect(group).toHaveAttribute('aria-expanded', 'false');

  await trace.find('service:checkout op:order_items');
  await page.keyboard.press('Enter');
  await expect(group).toHaveAttribute('aria-expanded', 'true');
  await toggle.click();
  await expect(group).toHaveCount(0);
  expect(await trace.totalRows()).toBe(all);
});

test('short spans are hidden, counted with their errors, and shown again', async ({ page }) => {
  const trace = await openTrace(page, widest('POST /checkout'));
  const all = await accounted(page);
  const slider = page.getByTestId('threshold');
  await slider.focus();
  await slider.press('End');
  await expect(slider).toHaveAttribute('aria-valuetext', /hide spans shorter than \d+ s/);
  await waitUntilReady(page);
  expect(await accounted(page)).toEqual(all);
  const hidden = await readNumber(page, 'hidden-summary', 'data-hidden-spans');
  expect(hidden).toBeGreaterThan(0);
  await expect(page.getByTestId('hidden-summary')).toHaveText(
    new RegExp(`^${hidden} of ${all.spans} spans hidden`),
  );
  const errors = await readNumber(page, 'hidden-summary', 'data-hidden-errors');
  expect(errors).toBeGreaterThan(0);
  const last = page.locator('[data-testid="placeholder-row"][data-kind="hidden"]').last();
  await expect(last).toHaveText(/\d+ spans? shorter than \d+ s/);
  await checkAccessibility(page);
  await reopen(page, /[?&]minDuration=/);

  // A share of the trace is the same in another unit.
  await page.getByLabel('Unit of the shortest duration').selectOption('%');
  await expect(slider).toHaveAttribute('aria-valuetext', /hide spans shorter than [\d.]+%/);

  await page.getByTestId('waterfall-rows').focus();
  await page.keyboard.press('End');
  await expect(last).toHaveAttribute('data-focused', 'true');
  const inRun = Number(await last.getAttribute('data-hidden-spans'));
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-testid="span-row"][data-focused="true"]')).toHaveAttribute(
    'data-state',
    'dimmed',
  );
  expect(await readNumber(page, 'hidden-summary', 'data-hidden-spans')).toBe(hidden - inRun);
  expect(await accounted(page)).toEqual(all);
  await reopen(page, /[?&]opened=/);
  await page.keyboard.press('x');
  await expect(page.getByTestId('hidden-summary')).toHaveText('');
  expect(await trace.totalRows()).toBe(all.spans);
});

test('an address that hides a service, and find that hides the rest, lose nothing', async ({ page }) => {
  await openTrace(page, widest('POST /checkout'));
  const all = await accounted(page);
  const trace = await openTrace(page, widest('POST /checkout'), { hide: 'service:payment' });
  await expect(page.locator('[data-testid="span-row"][data-service="payment"]')).toHaveCount(0);
  expect(await accounted(page)).toEqual(all);
  await expect(page.getByText('switched off in the legend').first()).toBeVisible();
  await page.keyboard.press('x');
  await expect(page.locator('[data-testid="span-row"][data-service="payment"]')).not.toHaveCount(0);

  const query = { find: 'service:cart', findMode: 'hide' };
  await openTrace(page, widest('POST /checkout'), query);
  expect(await accounted(page)).toEqual(all);
  const rows = page.getByTestId('span-row');
  for (const row of await rows.all()) {
    const isCart = (await row.getAttribute('data-service')) === 'cart';
    await expect(row).toHaveAttribute('data-state', isCart ? 'default' : 'dimmed');
  }
  await expect(rows.filter({ has: page.getByText('HGETALL') })).toHaveCount(1);
  await reopen(page, /[?&]findMode=hide/);
  await openTrace(page, widest('POST /checkout'), { ...query, findMode: 'dim' });
  expect(await trace.totalRows()).toBe(all.spans);
  await expect(page.locator('[data-testid="span-row"][data-state="dimmed"]')).not.toHaveCount(0);
});

test('a subtree is shown alone, with a way back', async ({ page }) => {
  const trace = await openTrace(page, widest('POST /checkout'));
  const all = await accounted(page);
  const whole = await trace.view();
  const row = trace.row('POST /charge');
  await trace.select(row);
  const id = await row.getAttribute('data-span-id');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+Enter');
  const breadcrumb = page.getByTestId('focus-breadcrumb');
  await expect(breadcrumb).toBeVisible();
  await expect(row).toHaveAttribute('data-depth', '0');
  await expect(row).toHaveAttribute('data-span-id', id ?? '');
  const inside = await accounted(page);
  await expect(breadcrumb).toContainText(
    `${all.spans - inside.spans} spans, ${all.errors - inside.errors} errors outside`,
  );
  const view = await trace.view();
  expect(view.end - view.start).toBeLessThan(whole.end - whole.start);
  await checkAccessibility(page);
  await reopen(page, /[?&]root=/);

  await page.getByTestId('waterfall-rows').focus();
  await page.keyboard.press('Escape');
  await expect(breadcrumb).toHaveCount(0);
  expect(await trace.view()).toEqual(whole);
  expect(await accounted(page)).toEqual(all);

  await trace.select(row);
  await page.getByTestId('focus-subtree').click();
  await breadcrumb.getByRole('button', { name: 'shop.Checkout/PlaceOrder' }).first().click();
  await expect(trace.rows.first()).toHaveAttribute('data-operation', 'shop.Checkout/PlaceOrder');
  await breadcrumb.getByRole('button', { name: 'Show whole trace' }).click();
  expect(await accounted(page)).toEqual(all);
});

test('siblings like one collapse with it, and names take the whole width', async ({ page }) => {
  const trace = await openTrace(page, widest('POST /checkout'));
  const all = await accounted(page);
  await trace.row('POST /charge').click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('c');
  const charges = page.locator('[data-testid="span-row"][data-operation="POST /charge"]');
  await expect(charges).toHaveCount(3);
  for (const charge of await charges.all()) await expect(charge).toHaveAttribute('aria-expanded', 'false');
  expect(await accounted(page)).toEqual(all);
  await reopen(page, /[?&]collapse=/);
  await charges.nth(1).click();
  await page.keyboard.press('Shift+C');
  expect(await trace.totalRows()).toBe(all.spans);
  await page.keyboard.press('Escape');

  await page.keyboard.press('b');
  await expect(page.getByTestId('span-bar')).toHaveCount(0);
  await expect(page.getByTestId('bars-toggle')).toHaveAttribute('aria-pressed', 'true');
  await expect(charges.first()).toContainText(/\d s$/);
  await checkAccessibility(page);
  await reopen(page, /[?&]bars=0/);
  await page.getByTestId('bars-toggle').click();
  await expect(page.getByTestId('span-bar')).not.toHaveCount(0);
});
