/**
 * Pictures of the pages and states, dark and light, 1440 and 900 px wide; the README shows the best of them.
 */
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright/test';
import { firstTraceId, fixtureSummaries } from '../pages/fixtureTraces.ts';
import { address, waitUntilReady } from '../pages/frame.ts';
import { SearchPage } from '../pages/searchPage.ts';
import { TracePage } from '../pages/tracePage.ts';
import { checkAccessibility } from '../support/checkAccessibility.ts';
import { hurryWorker } from '../support/hurryWorker.ts';
import { patient } from '../support/machine.ts';
import { expect, test } from '../support/test.ts';

test.use({ allowConsoleErrors: /Failed to load resource|net::ERR/ });

const folder =
  process.env.SCREENSHOTS ?? fileURLToPath(new URL('../test-results/screenshots', import.meta.url));

/** Makes a trace arrive with two unreadable values. */
async function spoilSpans(page: Page): Promise<void> {
  await page.route('**/v3/traces/*', async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text())
      .replace('"startTimeUnixNano":"', '"startTimeUnixNano":"soon')
      .replace('"kind":', '"kind":"sideways","was":');
    await route.fulfill({ response: answer, body });
  });
}

for (const theme of ['dark', 'light'] as const) {
  for (const width of [1440, 900] as const) {
    test(`pages and states, ${theme}, ${width} px wide`, async ({ page, request, baseURL }) => {
      test.setTimeout(patient(240_000));
      await page.setViewportSize({ width, height: 900 });
      const settings = { theme, motion: '0' };
      const shoot = async (name: string) => {
        await waitUntilReady(page);
        const image = await page.screenshot({ path: `${folder}/${name}-${theme}-${width}.png` });
        expect(image.byteLength).toBeGreaterThan(5_000);
        await checkAccessibility(page);
      };
      const search = new SearchPage(page);
      const trace = new TracePage(page);

      await search.open(settings);
      await shoot('not-searched');
      await search.open({
        ...settings,
        service: 'hsi-backend',
        lookback: '1h',
        limit: '200',
        sort: '-duration',
      });
      await expect(search.results).toHaveAttribute('data-shapes', 'settled');
      await shoot('search');
      await search.open({ ...settings, service: 'big-gateway', lookback: '1h', fixture: 'large-20' });
      await shoot('search-large-traces');

      const summaries = await fixtureSummaries(request, 'home');
      const shown = summaries
        .filter((one) => one.rootOperationName === 'POST /api/detections' && (one.errorSpanCount ?? 0) > 0)
        .sort((a, b) => (b.spanCount ?? 0) - (a.spanCount ?? 0))
        .at(0);
      await trace.open(shown?.traceId ?? '', { ...settings, fixture: 'home' });
      await shoot('trace');
      await trace.select(trace.row('llm_inference'));
      await shoot('trace-drawer');
      await page.keyboard.press('?');
      await page.getByTestId('help-dialog').waitFor();
      await shoot('help');

      for (const name of ['odd-missing-parent', 'odd-unicode', 'odd-markup']) {
        await trace.open(await firstTraceId(request, name), { ...settings, fixture: name });
        await shoot(name);
      }
      for (const fault of ['html', '401', '403', '500', 'cut', 'unreachable']) {
        await page.context().addCookies([{ name: 'fixture-fault', value: fault, url: baseURL ?? '' }]);
        await page.goto(`search?service=hsi-backend&lookback=1h&theme=${theme}`);
        await page.getByTestId('failure').first().waitFor();
        await shoot(`state-${fault}`);
      }
      await page.context().clearCookies();
      await page.goto(
        address(`trace/${await firstTraceId(request, 'big-1000')}`, {
          ...settings,
          fixture: 'big-1000~slow3000',
        }),
      );
      await page.getByTestId('progress').waitFor();
      await page.screenshot({ path: `${folder}/state-loading-trace-${theme}-${width}.png` });
      await checkAccessibility(page);
      await trace.open(await firstTraceId(request, 'big-1000'), { ...settings, fixture: 'big-1000~cut' });
      await expect(page.getByTestId('banner')).toContainText('incomplete');
      await shoot('state-broken-off');
      await page.goto(address('search', { ...settings, lookback: '1h', fixture: 'home~slow3000' }));
      await page.getByTestId('search-form').waitFor();
      await page.screenshot({ path: `${folder}/state-loading-search-${theme}-${width}.png` });
      await search.open({
        ...settings,
        service: 'hsi-backend',
        tags: '{"error":"true"}',
        lookback: '2h',
        fixture: 'home~eraA',
      });
      await shoot('state-doubtful');
      await search.open({
        ...settings,
        service: 'hsi-backend',
        tags: '{"camera.name":"nowhere"}',
        lookback: '2h',
      });
      await shoot('state-no-match');
      await page.goto(address('trace/hello', settings));
      await shoot('state-wrong-id');
      await trace.open('00000000000000000000000000000bad', settings);
      await shoot('state-not-found');
      await search.open({ ...settings, fixture: 'empty' });
      await shoot('state-no-services');
      await search.open({ ...settings, service: 'nobody', lookback: '5m' });
      await shoot('state-no-traces');

      await spoilSpans(page);
      await trace.open(shown?.traceId ?? '', { ...settings, fixture: 'home' });
      await page.getByRole('button', { name: /warnings$/ }).click();
      await expect(page.locator('[data-testid="warning-row"][data-kind="undecodable-value"]')).toHaveCount(2);
      await shoot('state-partial');
      await page.route('**/config.json', (route) =>
        route.fulfill({
          contentType: 'application/json',
          body: '{"grafanaUrl": "grafana", "dialekt": "v3"}',
        }),
      );
      await search.open({ ...settings, service: 'hsi-backend', lookback: '1h' });
      await expect(page.getByTestId('banner')).toHaveAttribute('data-kind', 'configuration');
      await shoot('state-configuration');
    });
  }
}

test('an answer that does not arrive times out, in every theme and width', async ({ page, request }) => {
  await hurryWorker(page, 100);
  const id = await firstTraceId(request, 'tiny');
  await page.goto(address(`trace/${id}`, { motion: '0', fixture: 'tiny~slow90000' }));
  const failure = page.getByTestId('failure');
  await expect(failure).toHaveAttribute('data-kind', 'timeout');
  await expect(failure).toContainText('60 s');
  for (const theme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    for (const width of [1440, 900]) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: `${folder}/state-too-slow-${theme}-${width}.png` });
      await checkAccessibility(page);
    }
  }
});
