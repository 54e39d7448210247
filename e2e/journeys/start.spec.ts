/**
 * How the page starts: its first script requests the trace, in the dialect that the server used last time.
 */
import type { Page, Request } from 'playwright/test';
import { firstTraceId } from '../pages/fixtureTraces.ts';
import { TracePage } from '../pages/tracePage.ts';
import { expect, test } from '../support/test.ts';

// A server without a part of the API answers 404, which the browser logs.
test.use({ allowConsoleErrors: /Failed to load resource/ });

/** Records the paths of all requests for a trace from now on, including those of the worker. */
function recordTraceRequests(page: Page): string[] {
  const paths: string[] = [];
  page.context().on('request', (request: Request) => {
    const { pathname } = new URL(request.url());
    if (/\/traces\/[0-9a-f]{32}$/.test(pathname)) paths.push(pathname.replace(/[0-9a-f]{32}$/, 'ID'));
  });
  return paths;
}

test('the trace is requested once, before the code that shows it is loaded', async ({ page, request }) => {
  const id = await firstTraceId(request, 'tiny');
  const asked = recordTraceRequests(page);
  const trace = new TracePage(page);
  await trace.open(id, { fixture: 'tiny' });
  await expect(trace.rows.first()).toBeVisible();
  expect(asked).toEqual(['/fixtures/tiny/api/v3/traces/ID']);
  const [askedAt, codeAt] = await page.evaluate(() => {
    const entries = performance.getEntriesByType('resource').map((entry) => entry.toJSON());
    const trace = entries.find(({ name }) => /\/traces\//.test(name));
    const code = entries.find(({ name }) => /\/libraries-/.test(name));
    return [trace?.startTime, code?.responseEnd];
  });
  expect(askedAt).toBeLessThan(codeAt ?? 0);
});

test('a server without the newer dialect is asked in the older one the next time', async ({
  page,
  request,
}) => {
  const id = await firstTraceId(request, 'home');
  await page.route('**/api/v3/**', (route) => route.fulfill({ status: 404, body: '404 page not found' }));
  const asked = recordTraceRequests(page);
  const trace = new TracePage(page);
  await trace.open(id);
  await expect(trace.rows.first()).toBeVisible();
  expect(asked).toEqual(['/api/v3/traces/ID', '/api/traces/ID']);
  asked.length = 0;
  await page.reload();
  await expect(trace.rows.first()).toBeVisible();
  expect(asked).toEqual(['/api/traces/ID']);
});

test('a wrong guess costs one request and changes nothing of the answer', async ({ page, request }) => {
  const id = await firstTraceId(request, 'home');
  await page.addInitScript(() => {
    const apiUrl = `${location.origin}/fixtures/tiny/api`;
    const known = { apiUrl, dialect: 'auto', v3: true, atMs: Date.now() };
    localStorage.setItem('spanwise.server /', JSON.stringify(known));
  });
  const asked = recordTraceRequests(page);
  const trace = new TracePage(page);
  await trace.open(id);
  await expect(trace.rows.first()).toBeVisible();
  expect(asked).toEqual(['/fixtures/tiny/api/v3/traces/ID', '/api/v3/traces/ID']);
});
