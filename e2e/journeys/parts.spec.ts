/**
 * Parts of the app whose files cannot be fetched: each is
 * requested twice, says so in its place, and can be retried.
 */
import type { Locator, Page } from 'playwright/test';
import { firstTraceId } from '../pages/fixtureTraces.ts';
import { waitUntilReady } from '../pages/frame.ts';
import { openSearch } from '../pages/openPages.ts';
import { SearchPage } from '../pages/searchPage.ts';
import { TracePage } from '../pages/tracePage.ts';
import { checkAccessibility } from '../support/checkAccessibility.ts';
import { patient } from '../support/machine.ts';
import { expect, test } from '../support/test.ts';

test.use({ allowConsoleErrors: /Failed to load resource|net::ERR|MIME type/ });

/** A script is requested by preloading and by importing it, which browsers may join; and, after a while, once more. */
const ATTEMPTS = 3;

/**
 * Each file was requested a second time, and then no more. A browser that remembers failed scripts requests
 * them once; then the page offers only to be reloaded.
 */
async function expectTries(page: Page, counts: readonly number[]): Promise<void> {
  expect(counts.length).toBeGreaterThan(0);
  expect(Math.max(...counts)).toBeLessThanOrEqual(ATTEMPTS);
  if (Math.min(...counts) >= 2) return;
  await expect(failure(page).getByRole('button', { name: 'Reload the page' }).first()).toBeVisible();
  await expect(failure(page).getByRole('button', { name: 'Try again' })).toHaveCount(0);
}

/** Presses what is offered. Returns whether the page was reloaded, since this browser remembers failures. */
async function recover(place: Locator): Promise<boolean> {
  const again = place.getByRole('button', { name: 'Try again' });
  if ((await again.count()) > 0) {
    await again.first().click();
    return false;
  }
  await place.getByRole('button', { name: 'Reload the page' }).first().click();
  return true;
}

/** The files of a part, by the beginning of their names in `static/`. */
async function block(page: Page, file: RegExp, answer: 'nothing' | 'login' = 'nothing') {
  const asked: string[] = [];
  const pattern = new RegExp(`/static/(?:${file.source})`);
  await page.route(pattern, (route) => {
    asked.push(new URL(route.request().url()).pathname);
    if (answer === 'nothing') return route.abort('connectionfailed');
    return route.fulfill({ status: 200, contentType: 'text/html', body: '<form>Log in</form>' });
  });
  return {
    /** How often each file was requested. */
    counts: () => {
      const counts = new Map<string, number>();
      for (const path of asked) counts.set(path, (counts.get(path) ?? 0) + 1);
      return [...counts.values()];
    },
    lift: () => page.unroute(pattern),
  };
}

/** Simulates a server with another build: its page refers to other files. */
async function releaseAnother(page: Page): Promise<void> {
  await page.route(
    (url) => url.pathname === '/',
    async (route) => {
      const answer = await route.fetch();
      const body = (await answer.text()).replace(/static\/app-[\w-]+\.js/g, 'static/app-ANOTHER.js');
      await route.fulfill({ response: answer, body });
    },
  );
}

function failure(place: Page | Locator): Locator {
  return place.getByTestId('failure');
}

const asked = { service: 'hsi-backend', lookback: '2h', limit: '20' };

test.describe('the page of a trace that cannot be fetched', () => {
  for (const [file, what] of [
    [/TracePage-[\w-]+\.js/, 'script'],
    [/TracePage-[\w-]+\.css/, 'style sheet'],
  ] as const) {
    test(`for its ${what} is said, without a storm, and comes when it is tried again`, async ({ page }) => {
      await page.clock.install();
      const search = await openSearch(page, asked);
      const files = await block(page, file);
      await search.rows.first().getByRole('link').first().click();
      await expect(failure(page)).toHaveAttribute('data-kind', 'unreachable');
      await expect(failure(page)).toContainText('The trace page could not be loaded');
      await waitUntilReady(page);
      await page.clock.runFor(60_000);
      await page.evaluate(() => fetch(location.href)); // after everything that the page has requested meanwhile
      await expectTries(page, files.counts());
      await expect(page.getByTestId('omnibox')).toBeVisible();
      // Before axe runs: it fetches style sheets itself.
      expect(files.counts()).toHaveLength(1);
      for (const count of files.counts()) expect(count).toBeLessThanOrEqual(ATTEMPTS);
      await checkAccessibility(page);

      await files.lift();
      await recover(failure(page));
      await expect(page.getByTestId('span-row').first()).toBeVisible();
      // With its style sheet: names and bars are side by side.
      await expect(page.getByTestId('waterfall')).toHaveCSS('overflow-y', /auto|scroll/);
      await expect(failure(page)).toHaveCount(0);
    });
  }

  test('because of a login says the same, and the rest of the app works', async ({ page }) => {
    const search = await openSearch(page, asked);
    const files = await block(page, /TracePage-[\w-]+\.js/, 'login');
    await search.rows.first().getByRole('link').first().click();
    await expect(failure(page)).toContainText('The server answers, but did not return this part');
    await expectTries(page, files.counts());
    await page.goBack();
    await expect(search.rows.first()).toBeVisible();
  });

  test('after a release says that there is a new version, and requests it once', async ({ page }) => {
    const search = await openSearch(page, asked);
    await block(page, /TracePage-[\w-]+\.js/);
    await releaseAnother(page);
    let pages = 0;
    page.on('request', (request) => {
      if (new URL(request.url()).pathname === '/') pages++;
    });
    await search.rows.first().getByRole('link').first().click();
    await expect(failure(page)).toHaveAttribute('data-kind', 'outdated');
    await expect(failure(page).getByRole('button', { name: 'Reload the page' })).toBeVisible();
    await expect(failure(page).getByRole('button', { name: 'Try again' })).toHaveCount(0);
    await checkAccessibility(page);
    expect(pages).toBe(1);
    await page.unrouteAll();
    await failure(page).getByRole('button', { name: 'Reload the page' }).click();
    await expect(page.getByTestId('span-row').first()).toBeVisible();
  });
});

test('help that cannot be fetched is reported on a line, and the page stays', async ({ page }) => {
  const search = await openSearch(page, asked);
  const files = await block(page, /HelpDialog-[\w-]+\.(js|css)/);
  await page.keyboard.press('?');
  await expect(failure(page)).toContainText('The keyboard help could not be loaded');
  await expect(search.rows.first()).toBeVisible();
  await checkAccessibility(page);
  for (const count of files.counts()) expect(count).toBeLessThanOrEqual(ATTEMPTS);
  await failure(page).getByRole('button', { name: 'Dismiss' }).click();
  await expect(failure(page)).toHaveCount(0);
  await files.lift();
  await page.keyboard.press('?');
  const help = page.getByTestId('help-dialog');
  const reload = failure(page).getByRole('button', { name: 'Reload the page' });
  await expect(help.or(reload).first()).toBeVisible();
  if ((await help.count()) === 0) {
    await recover(failure(page));
    await waitUntilReady(page);
    await page.keyboard.press('?');
  }
  await expect(help).toBeVisible();
});

test('a plot that cannot be fetched leaves the list', async ({ page }) => {
  const files = await block(page, /Scatter-[\w-]+\.js/);
  const search = await openSearch(page, asked);
  await expect(failure(page)).toContainText('The plot could not be loaded');
  await expect(search.rows.first()).toBeVisible();
  await expectTries(page, files.counts());
  await files.lift();
  await recover(failure(page));
  await expect(page.getByTestId('scatter')).toBeVisible();
  await expect(failure(page)).toHaveCount(0);
});

test('parts of a trace that cannot be fetched leave its rows, and can be retried', async ({
  page,
  request,
}) => {
  const id = await firstTraceId(request, 'tiny');
  const files = await block(page, /(Legend|LessTools|SpanDrawer|FindAid|engine)-[\w-]+\.js/);
  let pages = 0;
  page.on('request', (asked) => {
    if (new URL(asked.url()).pathname === '/') pages++;
  });
  const trace = new TracePage(page);
  await trace.open(id, { fixture: 'tiny' });
  await expect(trace.rows.first()).toBeVisible();
  await expect(failure(page)).toHaveCount(2);
  await trace.rows.first().click();
  await trace.findInput.pressSequentially('get');
  const names = [/^The legend/, /^The tool/, /^Find could/, /details could/];
  for (const name of names) await expect(failure(page).filter({ hasText: name })).toBeVisible();
  await waitUntilReady(page);
  await checkAccessibility(page);
  // Requested when the page was idle, and again when it was needed.
  for (const count of files.counts()) expect(count).toBeLessThanOrEqual(2 * ATTEMPTS - 1);
  expect(pages).toBe(1);

  await files.lift();
  // The help for find is needed too; it is reported missing once find itself is loaded.
  for (const name of [...names, /^The help for find/]) {
    if (await recover(failure(page).filter({ hasText: name }))) break;
    await expect(failure(page).filter({ hasText: name })).toHaveCount(0);
  }
  await expect(failure(page)).toHaveCount(0);
  await expect(trace.drawer).toBeVisible();
  await expect(trace.findCount).toHaveAttribute('data-total', /\d+/);
});

test('a start without its script or style sheet says so', async ({ page }) => {
  for (const file of [/app-[\w-]+\.js/, /libraries-[\w-]+\.js/, /app-[\w-]+\.css/]) {
    const files = await block(page, file);
    await page.goto('search');
    await expect(failure(page).first()).toContainText('Spanwise could not be loaded');
    for (const count of files.counts()) expect(count).toBeLessThanOrEqual(2 * ATTEMPTS);
    await files.lift();
    await failure(page).first().getByRole('button', { name: 'Reload the page' }).click();
    await expect(page.getByTestId('search-form')).toBeVisible();
    await expect(failure(page)).toHaveCount(0);
  }
});

test('a file that fails once is loaded the second time, unnoticed', async ({ page }) => {
  const seen = new Set<string>();
  await page.route(/\/static\//, (route) => {
    const url = route.request().url();
    if (seen.has(url)) return route.continue();
    seen.add(url);
    return route.abort('connectionfailed');
  });
  const search = new SearchPage(page);
  await page.goto('search?service=hsi-backend&lookback=2h');
  // A browser that remembers failures needs the page to reload itself once, and then for each part.
  let remembers = false;
  page.on('framenavigated', () => {
    remembers = true;
  });
  // The built-in data are made when they are first asked for.
  await expect(search.rows.first()).toBeVisible({ timeout: patient(30_000) });
  test.skip(remembers, 'This browser remembers that a script could not be fetched');
  await expect(page.getByTestId('scatter')).toBeVisible();
  await search.rows.first().getByRole('link').first().click();
  await expect(page.getByTestId('span-row').first()).toBeVisible();
  await waitUntilReady(page);
  await expect(failure(page)).toHaveCount(0);
});

test.describe('files that arrive damaged', () => {
  test.use({ allowConsoleErrors: /Failed to load resource|uncaught/ });

  for (const [name, body] of [
    ['empty', ''],
    ['cut', 'import{a as b}from"./libraries.js";const c={'],
  ]) {
    test(`a start whose script is ${name} says so`, async ({ page }) => {
      await page.route(/app-[\w-]+\.js/, (route) => route.fulfill({ contentType: 'text/javascript', body }));
      await page.goto('search');
      await expect(failure(page)).toContainText('Spanwise could not be loaded');
    });
  }

  test('a part whose file is empty is a part that could not be loaded', async ({ page, request }) => {
    const id = await firstTraceId(request, 'tiny');
    await page.route(/SpanDrawer-[\w-]+\.js/, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: '' }),
    );
    const trace = new TracePage(page);
    await trace.open(id, { fixture: 'tiny' });
    await trace.rows.first().click();
    await expect(failure(page).filter({ hasText: 'details' })).toBeVisible();
  });
});

test('a page that waits for its configuration says that it is loading, and then uses it', async ({
  page,
}) => {
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(/config\.json/, async (route) => {
    await answered;
    await route.fulfill({ json: { grafanaUrl: 'https://grafana.example/' } });
  });
  await page.goto('search');
  await expect(page.getByText('Spanwise is loading')).toBeVisible();
  await checkAccessibility(page);
  answer();
  await expect(page.getByTestId('grafana-link')).toBeVisible();
  await expect(page.getByText('Spanwise is loading')).toHaveCount(0);
});
