/** Servers that are not Jaeger or that change, and what is between them and the app. */
import { waitUntilReady } from '../pages/frame.ts';
import { checkAccessibility } from '../support/checkAccessibility.ts';
import { type Stub, type StubAnswer, type StubbedApp, startStubbedApp } from '../support/stubJaeger.ts';
import { expect, test } from '../support/test.ts';

test.use({ allowConsoleErrors: /Failed to load resource/ });

const START = 1_795_428_000_000_000;
const SEARCH = `search?service=shop&start=${START - 1_000_000}&end=${START + 1_000_000}&limit=20`;
const ID = '0af7651916cd43dd8448eb211c80319c';

function legacyTrace(traceID: string) {
  const span = (spanID: string, references: readonly object[]) => ({
    traceID,
    spanID,
    operationName: `op ${spanID}`,
    references,
    startTime: START,
    duration: 1_000,
    tags: [],
    logs: [],
    processID: 'p1',
  });
  const spans = [span('1', []), span('2', [{ refType: 'CHILD_OF', traceID, spanID: '1' }])];
  return { traceID, spans, processes: { p1: { serviceName: 'shop', tags: [] } } };
}

/** A compatible server with only the legacy API, whose trace IDs are arbitrary text. */
function textServer(ids: readonly string[]): Stub {
  return (path) => {
    if (path === '/api/services') return { body: { data: ['shop'] } };
    if (path === '/api/operations') return { body: { data: [] } };
    if (path === '/api/traces') return { body: { data: ids.map(legacyTrace) } };
    if (!path.startsWith('/api/traces/')) return undefined;
    const id = decodeURIComponent(path.slice('/api/traces/'.length));
    return { body: { data: ids.includes(id) ? [legacyTrace(id)] : [] } };
  };
}

/** A current Jaeger with one trace, whose span is 1.5 µs long; only v3 has the half. */
const jaeger: Stub = (path) => {
  const start = `${START}000`;
  const end = `${START + 1}500`;
  if (path === '/api/v3/services') return { body: { services: ['shop'] } };
  if (path === '/api/v3/operations') return { body: { operations: [] } };
  if (path === '/api/v3/trace-summaries') {
    const summary = { traceId: ID, rootServiceName: 'shop', rootOperationName: 'by v3', spanCount: 1 };
    return { body: { summaries: [{ ...summary, minStartTimeUnixNano: start, maxEndTimeUnixNano: end }] } };
  }
  if (path === `/api/v3/traces/${ID}`) {
    const span = { traceId: ID, spanId: '0000000000000001', name: 'by v3', status: {} };
    const spans = [{ ...span, startTimeUnixNano: start, endTimeUnixNano: end }];
    const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'shop' } }] };
    return { body: { result: { resourceSpans: [{ resource, scopeSpans: [{ scope: {}, spans }] }] } } };
  }
  if (path.startsWith('/api/v3/traces/')) {
    const message = 'malformed parameter trace_id: invalid length for TraceID';
    return { status: 400, body: { error: { httpCode: 400, message } } };
  }
  return path.startsWith('/api/v3/') ? undefined : textServer([ID])(path);
};

let app: StubbedApp;

async function startWith(stub: Stub): Promise<void> {
  app = await startStubbedApp(stub);
}

test.afterEach(async ({ page }) => {
  // The page's idle loading must be over before the server stops.
  await page.goto('about:blank');
  await app.stop();
});

test('a trace whose ID is a word is listed, opened, reloaded, and opened by its ID', async ({ page }) => {
  const odd = 'order 12/100% #3';
  await startWith(textServer(['trace-123', odd, ID]));
  for (const id of ['trace-123', odd]) {
    await page.goto(`${app.origin}/${SEARCH}`);
    await page.locator(`[data-testid="trace-row"][data-trace-id="${id}"] a`).click();
    await expect(page.getByTestId('span-row')).toHaveCount(2);
    await expect(page.getByTestId('trace-header')).toContainText(id);
    await expect(page.getByTestId('banner')).toHaveCount(0);
    await page.reload();
    await expect(page.getByTestId('span-row')).toHaveCount(2);
  }
  await page.goto(`${app.origin}/search`);
  await page.getByTestId('omnibox').fill('trace-123');
  await page.getByTestId('omnibox').press('Enter');
  await expect(page.getByRole('alert')).toContainText('Press Enter again');
  await page.getByTestId('omnibox').press('Enter');
  await expect(page.getByTestId('span-row')).toHaveCount(2);
  await expect(page).toHaveURL(/\/trace\/trace-123$/);
});

test('a word is refused as an ID by a server that has numbers', async ({ page }) => {
  await startWith(jaeger);
  await page.goto(`${app.origin}/trace/checkout`);
  const failure = page.getByTestId('failure');
  await expect(failure).toHaveAttribute('data-kind', 'bad-request');
  await expect(failure).toContainText('This is not a trace id');
  await expect(failure).toContainText('invalid length for TraceID');
});

test('an ID in another spelling leads to the address of the trace, and keeps the rest of the address', async ({
  page,
}) => {
  await startWith(jaeger);
  for (const form of ['CvdlGRbNQ92ESOshHIAxnA==', '0af76519-16cd-43dd-8448-eb211c80319c']) {
    await page.goto(`${app.origin}/trace/${encodeURIComponent(form)}?find=v3`);
    await expect(page.getByTestId('span-row')).toHaveCount(1);
    await expect(page).toHaveURL(new RegExp(`/trace/${ID}\\?find=v3`));
  }
});

test('an ID with half a character is listed with the others', async ({ page }) => {
  const summary = '"rootServiceName":"svc","rootOperationName":"op","spanCount":3,"services":[]';
  const body = `{"summaries":[{"traceId":"\\ud800abc",${summary}},{"traceId":"${ID}",${summary}}]}`;
  await startWith((path) => (path === '/api/v3/trace-summaries' ? { body } : jaeger(path)));
  await page.goto(`${app.origin}/${SEARCH}`);
  await expect(page.getByTestId('trace-row')).toHaveCount(2);
  await page.getByTestId('trace-row').filter({ hasText: 'op' }).first().locator('a').click();
  await expect(page).toHaveURL(/\/trace\//);
  await expect(page.getByTestId('failure').or(page.getByTestId('trace-header'))).toBeVisible();
});

test('another trace than the requested one is reported', async ({ page }) => {
  const other = 'f'.repeat(32);
  await startWith((path) =>
    path.startsWith('/api/traces/') ? { body: { data: [legacyTrace(other)] } } : undefined,
  );
  await page.goto(`${app.origin}/trace/${ID}`);
  const banner = page.getByTestId('banner');
  await expect(banner).toContainText('This is another trace.');
  await expect(banner).toContainText(ID);
  await expect(banner).toContainText(other);
  await expect(page.getByTestId('span-row')).toHaveCount(2);
  await expect(page).toHaveURL(new RegExp(`/trace/${ID}$`));
  await checkAccessibility(page);
});

const loginPage: StubAnswer = {
  headers: { 'content-type': 'text/html' },
  body: '<!doctype html><title>Log in</title>',
};

/** Browsers cache these answers forever by default. */
const kept: [string, Stub][] = [
  [
    'a redirect to a login',
    (path) =>
      path === '/api/v3/login'
        ? loginPage
        : { status: 301, headers: { location: '/api/v3/login' }, body: '' },
  ],
  ['410', () => ({ status: 410, headers: { 'content-type': 'text/plain' }, body: 'Gone' })],
];

for (const [name, stranger] of kept) {
  test(`${name} that the browser has kept is asked again by “Try again”, and by reload`, async ({ page }) => {
    await startWith(stranger);
    const failure = page.getByTestId('failure').first();
    const row = page.getByTestId('trace-row').or(page.getByTestId('span-row')).first();
    for (const address of [SEARCH, `trace/${ID}`]) {
      app.becomes(stranger);
      await page.goto(`${app.origin}/${address}`);
      await expect(failure).toBeVisible();
      app.becomes(jaeger);
      await failure.getByRole('button', { name: 'Try again' }).click();
      await expect(row).toBeVisible();
      app.becomes(stranger);
      await page.reload();
      await expect(failure).toBeVisible();
      app.becomes(jaeger);
      await page.reload();
      await expect(row).toBeVisible();
    }
  });
}

test('a server that has been replaced by a newer one is used as such', async ({ page }) => {
  await startWith(textServer([ID]));
  await page.goto(`${app.origin}/${SEARCH}`);
  await expect(page.getByTestId('trace-row')).toHaveCount(1);
  await page.goto(`${app.origin}/trace/${ID}`);
  await expect(page.getByTestId('span-row')).toHaveCount(2);
  app.becomes(jaeger);
  await page.getByTestId('refresh').click();
  await expect(page.getByTestId('trace-header')).toContainText('1.50 µs');
  app.becomes(textServer([ID]));
  await page.reload();
  await expect(page.getByTestId('span-row')).toHaveCount(2);
  app.becomes(jaeger);
  await page.reload();
  await expect(page.getByTestId('trace-header')).toContainText('1.50 µs');
  await page.goto(`${app.origin}/${SEARCH}`);
  await expect(page.getByTestId('trace-row')).toContainText('by v3');
  await waitUntilReady(page);
  expect(app.asked).toContain('/api/v3/trace-summaries');
  expect(app.asked).not.toContain('/api/traces');
});
