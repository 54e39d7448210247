/**
 * Randomly spoilt answers, at every endpoint that the app uses: the page keeps working, and says what it does
 * not show. `FUZZ=7:0-299` runs other cases than the few of every run, `FUZZ=7:12` repeats one that failed.
 */
import type { APIRequestContext, Page } from 'playwright/test';
import { startFaultyServer } from '../fuzz/faultyServer.ts';
import { drawCase, type FuzzCase, parseCases } from '../fuzz/fuzzCase.ts';
import { complaintsOf, slownessOf, type Truth, watchTasks } from '../fuzz/judgePage.ts';
import { fixtureSummaries } from '../pages/fixtureTraces.ts';
import { waitUntilPainted } from '../pages/frame.ts';
import { patient } from '../support/machine.ts';
import { expect, test } from '../support/test.ts';

const USUAL_CASES = '1:0-23';
/** A page that is not ready by then never will be, ms. */
const PATIENCE_MS = patient(15_000);
/** A page that waits forever is checked after this time, ms. */
const SILENCE_MS = patient(2_500);

/** What browsers write to the console about wrong answers. */
const ANSWER_ERRORS = /^(Failed to load resource|Access to fetch|.*net::ERR|.*Content Security Policy)/;

for (const [seed, number] of parseCases(process.env.FUZZ ?? USUAL_CASES)) {
  const fuzzCase = drawCase(seed, number);
  test.describe(() => {
    test.use({
      // A truncated script is an error that cannot be caught.
      allowConsoleErrors: fuzzCase.endpoint === 'script' ? /./ : ANSWER_ERRORS,
      allowViolations: fuzzCase.fault.leavesOrigin ? /(connect|script|worker)-src\S* forbids/ : undefined,
    });
    test(`faulty answer ${fuzzCase.title}`, async ({ page, request, baseURL }, testInfo) => {
      const truth = await truthOf(request, fuzzCase);
      const server = await startFaultyServer(baseURL ?? '', fuzzCase);
      try {
        await page.addInitScript(watchTasks);
        const open = async () => {
          await page.goto(`${server.origin}/${addressOf(fuzzCase, truth)}`, { waitUntil: 'commit' });
          const isAtRest = await comesToRest(page, fuzzCase);
          await actOn(page, fuzzCase);
          await waitUntilPainted(page);
          if (isAtRest) await comesToRest(page, fuzzCase);
          return isAtRest;
        };
        const isAtRest = await open();
        const complaints = [
          ...(await complaintsOf(page, fuzzCase, truth, server, isAtRest)),
          ...(await slownessOf(page, open)),
        ];
        if (complaints.length === 0) return;
        for (const { url, answer } of server.spoilt.slice(0, 3)) {
          await testInfo.attach(url, { body: answer.body, contentType: 'application/octet-stream' });
        }
        const sent = server.spoilt.map(({ url, note }) => `${url} ${note}`.trim()).slice(0, 5);
        expect
          .soft(complaints, `FUZZ=${seed}:${number} repeats this. Spoilt: ${sent.join('; ')}`)
          .toEqual([]);
      } finally {
        await page.close();
        await server.stop();
      }
    });
  });
}

async function truthOf(request: APIRequestContext, { fixture, number }: FuzzCase): Promise<Truth> {
  const summaries = await fixtureSummaries(request, fixture);
  summaries.sort((one, other) => (one.traceId < other.traceId ? -1 : 1));
  const chosen = summaries[number % summaries.length];
  const service = chosen?.rootServiceName ?? '';
  const services: { services: string[] } = await (
    await request.get(`fixtures/${fixture}/api/v3/services`)
  ).json();
  const operations: { operations: unknown[] } = await (
    await request.get(`fixtures/${fixture}/api/v3/operations?service=${encodeURIComponent(service)}`)
  ).json();
  return {
    service,
    services: services.services.length,
    operations: operations.operations.length,
    traces: Math.min(20, summaries.filter(({ rootServiceName }) => rootServiceName === service).length),
    traceId: chosen?.traceId ?? '',
    spans: chosen?.spanCount ?? 0,
  };
}

function addressOf({ page }: FuzzCase, { service, traceId }: Truth): string {
  if (page === 'trace') return `trace/${traceId}`;
  return `search?${new URLSearchParams({ service, lookback: '2d', limit: '20' })}`;
}

async function comesToRest(page: Page, { fault }: FuzzCase): Promise<boolean> {
  const timeout = fault.isSilent ? SILENCE_MS : PATIENCE_MS;
  return await page
    .locator('body[data-ready="true"]')
    .waitFor({ timeout })
    .then(() => true)
    .catch(() => false);
}

/** What a user does next: opens parts that are drawn only then. */
async function actOn(page: Page, { endpoint }: FuzzCase): Promise<void> {
  const row = page.getByTestId('span-row').first();
  if (endpoint === 'services') await page.getByTestId('search-service').click();
  else if (endpoint === 'operations') await page.getByTestId('search-operation').click();
  else if (await row.isVisible()) await row.click();
}
