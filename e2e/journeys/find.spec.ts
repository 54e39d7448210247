/** Find in a trace: the query language, mistakes, completion, the three modes, keys, and links. */
import type { Locator, Page } from 'playwright/test';
import { waitUntilReady } from '../pages/frame.ts';
import { openTrace } from '../pages/openPages.ts';
import { checkAccessibility } from '../support/checkAccessibility.ts';
import { expect, test } from '../support/test.ts';

// All rows of the trace are in view.
test.use({ viewport: { width: 1440, height: 1600 } });

/** A failed checkout: about thirty spans of six services. */
const checkout = { fixture: 'shop', operation: 'POST /checkout', most: 'errorSpanCount' } as const;

/** The completions below the field. */
function completions(page: Page): Locator {
  return page.getByRole('listbox', { name: 'Completions' }).getByRole('option');
}

interface RowFacts {
  readonly service: string;
  readonly operation: string;
  readonly kind: string;
  readonly depth: number;
  readonly micros: number;
  readonly isError: boolean;
  readonly isMatch: boolean;
}

function readRows(rows: Locator): Promise<RowFacts[]> {
  return rows.evaluateAll((elements) =>
    elements.map(({ attributes }) => {
      const read = (name: string) => attributes.getNamedItem(`data-${name}`)?.value ?? '';
      return {
        service: read('service'),
        operation: read('operation'),
        kind: read('kind'),
        depth: Number(read('depth')),
        micros: Number(read('duration-us')),
        isError: read('error') === 'own',
        isMatch: read('match') === 'true',
      };
    }),
  );
}

const questions: readonly (readonly [query: string, wanted: (row: RowFacts) => boolean])[] = [
  ['kind:client', ({ kind }) => kind === 'client'],
  ['service:pay -kind:client', ({ service, kind }) => service.includes('pay') && kind !== 'client'],
  ['status:error', ({ isError }) => isError],
  ['has:error depth>2', ({ isError, depth }) => isError && depth > 2],
  ['dur>20ms', ({ micros }) => micros > 20_000],
  ['dur>=1ms dur<5ms', ({ micros }) => micros >= 1000 && micros < 5000],
  ['depth<2', ({ depth }) => depth < 2],
  ['op:"POST /checkout"', ({ operation }) => operation === 'POST /checkout'],
  ['op:/^(select|insert) /', ({ operation }) => /^(select|insert) /i.test(operation)],
  ['service!=storefront kind:server', ({ service, kind }) => service !== 'storefront' && kind === 'server'],
  ['kind:producer OR status:error', ({ kind, isError }) => kind === 'producer' || isError],
];

test('queries match what the rows show', async ({ page }) => {
  const trace = await openTrace(page, checkout);
  const all = await readRows(trace.rows);
  expect(all).toHaveLength(await trace.totalRows());
  for (const [query, wanted] of questions) {
    await trace.find(query);
    const rows = await readRows(trace.rows);
    const expected = all.map(wanted);
    expect(expected.filter(Boolean).length, query).toBeGreaterThan(0);
    expect(
      rows.map(({ isMatch }) => isMatch),
      query,
    ).toEqual(expected);
    await expect(trace.findCount).toHaveAttribute('data-total', String(expected.filter(Boolean).length));
  }
});

test('a mistake is reported at its place, and the rest applies', async ({ page }) => {
  const trace = await openTrace(page, checkout);
  const error = page.getByTestId('find-error');
  await trace.find('kind:client dur>slow');
  await expect(error).toHaveText('dur needs a duration such as 100ms. “slow” is not one.');
  await expect(error).toHaveAttribute('data-from', '16');
  await expect(error).toHaveAttribute('data-length', '4');
  await expect(trace.findInput).toHaveAttribute('aria-invalid', 'true');
  await expect(trace.findInput).toHaveAccessibleDescription(/dur needs a duration/);
  const input = await trace.findInput.boundingBox();
  const box = await error.boundingBox();
  if (input === null || box === null) throw new Error('Nothing is seen');
  // Below the sixteenth character, 7.2 px each.
  expect(Math.abs(box.x - (input.x + 16 * 7.2))).toBeLessThan(16);
  expect(box.y).toBeGreaterThan(input.y + input.height - 1);
  const clients = Number(await trace.findCount.getAttribute('data-total'));
  expect(clients).toBeGreaterThan(0);

  await trace.find('kind:client /a(b/');
  await expect(error).toContainText('This regular expression is not valid');
  await trace.find('"POST /check');
  await expect(error).toHaveText('The quote that begins here is not closed.');
  expect(Number(await trace.findCount.getAttribute('data-total'))).toBeGreaterThan(0);
  await trace.find('kind:client');
  await expect(error).toBeHidden();
  await expect(trace.findCount).toHaveAttribute('data-total', String(clients));
});

test('keys and values of the trace are completed by keyboard', async ({ page }) => {
  const trace = await openTrace(page, checkout);
  const input = page.getByRole('combobox', { name: 'Find in this trace' });
  const options = completions(page);
  await page.keyboard.press('/');
  await page.keyboard.type('status_c');
  await waitUntilReady(page);
  await expect(options.first()).toContainText('status_code');
  await expect(input).toHaveAttribute('aria-expanded', 'true');
  // No completion is chosen yet: Enter steps through the matches.
  await page.keyboard.press('Enter');
  await expect(options).toHaveCount(0);
  await expect(trace.findInput).toHaveValue('status_c');

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(input).toHaveAttribute('aria-activedescendant', /-0$/);
  const key = (await options.first().getAttribute('title')) ?? '';
  await page.keyboard.press('Enter');
  await expect(trace.findInput).toHaveValue(`${key}=`);
  await waitUntilReady(page);
  await page.keyboard.press('ArrowDown');
  const value = await options.first().getAttribute('title');
  const spans = Number.parseInt((await options.first().locator('span').last().textContent()) ?? '', 10);
  await page.keyboard.press('Tab');
  await expect(trace.findInput).toHaveValue(`${key}="${value}" `);
  await expect(trace.findInput).toBeFocused();
  await waitUntilReady(page);
  await expect(trace.findCount).toHaveAttribute('data-total', String(spans));

  await page.keyboard.type('-service:');
  await waitUntilReady(page);
  await expect(page.getByTestId('find-error')).toBeHidden();
  await expect(options).not.toHaveCount(0);
  // Escape closes the list first, then clears, then leaves.
  await page.keyboard.press('Escape');
  await expect(options).toHaveCount(0);
  await expect(trace.findInput).toHaveValue(`${key}="${value}" -service:`);
  await expect(page.getByTestId('find-error')).toContainText('service needs a value');
  await page.keyboard.press('Escape');
  await expect(trace.findInput).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(trace.findInput).not.toBeFocused();
});

test('pasted or filled-in text is not covered by a list', async ({ page }) => {
  const trace = await openTrace(page, checkout);
  await trace.find('service:');
  await expect(completions(page)).toHaveCount(0);
  await page.getByTestId('find-input').fill('');
  await page.getByRole('button', { name: 'What find understands' }).click();
  await expect(completions(page).first()).toHaveText(/service:/);
  await completions(page).filter({ hasText: /^has:/ }).click();
  await expect(trace.findInput).toHaveValue('has:');
  await completions(page)
    .filter({ hasText: /^exception/ })
    .click();
  await expect(trace.findInput).toHaveValue('has:exception ');
  await expect(trace.findInput).toBeFocused();
});

test('others are dimmed or hidden, a key shows everything, and the address keeps it', async ({ page }) => {
  const trace = await openTrace(page, checkout);
  const all = await trace.totalRows();
  await trace.find('has:exception');
  const matches = Number(await trace.findCount.getAttribute('data-total'));
  expect(matches).toBeGreaterThan(0);

  await page.getByTestId('find-mode').selectOption('dim');
  await expect(page.locator('[data-testid="span-row"][data-state="dimmed"]')).toHaveCount(all - matches);
  await expect(page.locator('[data-testid="span-row"][data-match="true"]')).toHaveCount(matches);

  await page.getByTestId('find-mode').selectOption('hide');
  await waitUntilReady(page);
  await expect.poll(() => trace.totalRows()).toBeLessThan(all);
  await expect(page.locator('[data-testid="span-row"][data-match="true"]')).toHaveCount(matches);
  await expect(page.locator('[data-testid="placeholder-row"][data-kind="hidden"]').first()).toBeVisible();
  const less = await trace.totalRows();

  await expect(page).toHaveURL(/findMode=hide/); // written shortly after the rows
  const shared = page.url();
  await page.goto('about:blank');
  await page.goto(shared);
  await waitUntilReady(page);
  await expect(trace.findInput).toHaveValue('has:exception');
  await expect(page.getByTestId('find-mode')).toHaveValue('hide');
  expect(await trace.totalRows()).toBe(less);
  await expect(trace.findCount).toHaveAttribute('data-total', String(matches));

  await page.keyboard.press('x');
  await expect.poll(() => trace.totalRows()).toBe(all);
  await expect(page.getByTestId('find-mode')).toHaveValue('highlight');
  await expect(trace.findCount).toHaveAttribute('data-total', String(matches));
});

test('keys go to matches and to the longest self times, whatever hides them', async ({ page }) => {
  const trace = await openTrace(page, checkout, { collapse: '0' });
  await trace.find('status:error');
  await page.getByTestId('find-mode').selectOption('hide');
  await trace.findInput.blur();
  const total = Number(await trace.findCount.getAttribute('data-total'));
  const seen = new Set<string>();
  for (let press = 0; press < total; press++) {
    await page.keyboard.press('n');
    seen.add((await trace.findCount.getAttribute('data-index')) ?? '');
  }
  expect(seen.size).toBe(total);
  await page.keyboard.press('Shift+N');
  await expect(trace.findCount).toHaveAttribute('data-index', String(total - 1));

  const selected = page.locator('[data-testid="span-row"][data-state="selected"]');
  const longest: (string | null)[] = [];
  for (const press of ['l', 'l', 'l', 'Shift+L']) {
    await page.keyboard.press(press);
    await waitUntilReady(page);
    await expect(selected).toBeInViewport();
    longest.push(await selected.getAttribute('data-span-id'));
  }
  expect(new Set(longest.slice(0, 3)).size).toBe(3);
  expect(longest[3]).toBe(longest[1]);
});

test('a link of Jaeger UI finds any of its words', async ({ page }) => {
  const trace = await openTrace(page, checkout, { uiFind: 'payment kafka op:x' });
  await expect(trace.findInput).toHaveValue('payment OR kafka OR "op:x"');
  await expect(page.getByTestId('find-error')).toBeHidden();
  expect(Number(await trace.findCount.getAttribute('data-total'))).toBeGreaterThan(0);
});

for (const theme of ['dark', 'light'] as const) {
  test(`list and message are accessible (${theme})`, async ({ page }) => {
    await openTrace(page, checkout, { theme, motion: '0' });
    await page.keyboard.press('/');
    await page.keyboard.type('dur>x ser');
    await waitUntilReady(page);
    await page.keyboard.press('ArrowDown');
    await expect(completions(page).first()).toBeVisible();
    await expect(page.getByTestId('find-error')).toBeVisible();
    await checkAccessibility(page);
  });
}
