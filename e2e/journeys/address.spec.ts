/** The address keeps any text through reload, form and request, and never leads to another host. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright/test';
import { firstTraceId } from '../pages/fixtureTraces.ts';
import { waitUntilReady } from '../pages/frame.ts';
import { SearchPage } from '../pages/searchPage.ts';
import { TracePage } from '../pages/tracePage.ts';
import { patient } from '../support/machine.ts';
import { startServer } from '../support/startServer.ts';
import { expect, test } from '../support/test.ts';

/** Texts that decoding once too often would change, or make unreadable. */
const delicate = [
  'GET /files/a%20b',
  "LIKE '%ab%'",
  '100% a+b',
  'https://x/?q=%C3%BC&r=1#top',
  'größe 🙂 %2525',
];

/** Records the operation and tags of the searches that are sent from now on. */
function recordSearches(page: Page): { operation: string | null; tags: unknown }[] {
  const asked: { operation: string | null; tags: unknown }[] = [];
  page.context().on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (!/\/trace-summaries$/.test(pathname)) return;
    const operation = searchParams.get('query.operationName');
    asked.push({ operation, tags: JSON.parse(searchParams.get('query.attributes') ?? 'null') });
  });
  return asked;
}

test('any text passes through address, form and request unchanged', async ({ page }) => {
  test.slow(); // loads many pages
  const asked = recordSearches(page);
  const search = new SearchPage(page);
  for (const text of delicate) {
    asked.length = 0;
    const tags = { 'url.full': text };
    await search.open({
      service: 'hsi-backend',
      operation: text,
      tags: JSON.stringify(tags),
      lookback: '1h',
    });
    await expect(page.getByTestId('search-operation')).toHaveValue(text);
    await search.submit();
    await page.reload();
    await waitUntilReady(page);
    await expect(page.getByTestId('search-operation')).toHaveValue(text);
    expect(asked.length).toBeGreaterThanOrEqual(3);
    for (const question of asked) expect(question).toEqual({ operation: text, tags });
  }
});

test('the text of find survives a reload and going back, and that of Jaeger UI is read', async ({
  page,
  request,
}) => {
  test.slow();
  const id = await firstTraceId(request, 'tiny');
  const trace = new TracePage(page);
  for (const text of delicate) {
    await trace.open(id, { fixture: 'tiny' });
    await trace.find(text);
    await expect.poll(() => new URL(page.url()).searchParams.get('find')).toBe(text);
    const address = page.url();
    await page.reload();
    await waitUntilReady(page);
    await expect(trace.findInput).toHaveValue(text);
    expect(page.url()).toBe(address);
  }
  await trace.open(id, { fixture: 'tiny', uiFind: '100%25' });
  await expect(trace.findInput).toHaveValue(/100%25/);
});

test('the path of a trace is decoded once', async ({ page }) => {
  await page.goto('trace/100%2525%2Fx');
  await expect(page.getByTestId('failure')).toContainText('trace 100%25/x with');
  await page.goto('trace/%zz');
  await expect(page.getByTestId('failure')).toContainText('trace %zz with');
});

/** Records all requests of the page and its workers to other origins. */
function recordStrangers(page: Page, origin: string): string[] {
  const strangers: string[] = [];
  page.context().on('request', (request) => {
    const { protocol } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && new URL(request.url()).origin !== origin)
      strangers.push(request.url());
  });
  page.on('websocket', (socket) => {
    if (new URL(socket.url()).host !== new URL(origin).host) strangers.push(socket.url());
  });
  return strangers;
}

test.describe('an address with two slashes', () => {
  test.use({ allowConsoleErrors: /Failed to load resource/ });

  test('never uses another host as the base of the app', async ({ page, request, baseURL }) => {
    const origin = new URL(baseURL ?? '').origin;
    const strangers = recordStrangers(page, origin);
    const id = await firstTraceId(request, 'home');
    for (const start of ['//spanwise.invalid', '/\\spanwise.invalid', '///spanwise.invalid//x']) {
      await page.goto(`${origin}${start}/trace/${id}`);
      await expect(page.getByTestId('failure')).toBeVisible();
      expect(await page.evaluate(() => new URL(document.baseURI).origin)).toBe(origin);
      await page.goto(`${origin}${start}/search?service=a&lookback=1h`);
      await expect(page.getByTestId('failure').first()).toBeVisible();
    }
    await page.goto(`${origin}//trace/${id}`);
    await expect(page.getByTestId('span-row').first()).toBeVisible();
    expect(new URL(page.url()).pathname).toBe(`/trace/${id}`);
    expect(strangers).toEqual([]);
  });

  test('works below a path, too', async ({ page, request }) => {
    const server = await startServer({ BASE_PATH: '/tools' });
    const strangers = recordStrangers(page, server.origin);
    const id = await firstTraceId(request, 'home');
    await page.goto(`${server.origin}/tools//trace/${id}`);
    await expect(page).toHaveURL(/\/tools\/trace\//);
    await expect(page.getByTestId('failure').or(page.getByTestId('span-row').first())).toBeVisible();
    const answer = await page.goto(`${server.origin}//spanwise.invalid/trace/${id}`);
    expect(answer?.status()).toBe(404);
    expect(strangers).toEqual([]);
    await page.goto('about:blank');
    await server.stop();
  });

  test('runs no other host’s script in development', async ({ page }) => {
    const server = await startDevelopment();
    const strangers = recordStrangers(page, server.origin);
    await page.goto(`${server.origin}//spanwise.invalid/trace/7f3a`);
    await expect(page.getByTestId('failure')).toBeVisible({ timeout: patient(40_000) });
    expect(await page.evaluate(() => new URL(document.baseURI).origin)).toBe(server.origin);
    expect(strangers).toEqual([]);
    await page.goto('about:blank');
    await server.stop();
  });
});

/** Starts `npm run dev` on a free port. */
function startDevelopment() {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const child = spawn(process.execPath, ['node_modules/vite/bin/vite.js', '--port', '0'], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1', JAEGER_URL: '', CONFIG: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill();
    await ended;
  };
  return new Promise<{ origin: string; stop: () => Promise<void> }>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const [, origin] = /(http:\/\/localhost:\d+)/.exec(output) ?? [];
      if (origin !== undefined) resolve({ origin, stop });
    });
    child.once('exit', (exitCode) => reject(new Error(`It ended with ${exitCode}: ${output}`)));
  });
}
