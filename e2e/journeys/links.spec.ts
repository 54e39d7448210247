/** From a span or a trace to its logs, profile, metrics and events: by clicks alone, on the built-in traces. */
import type { Page } from 'playwright/test';
import { openSearch } from '../pages/openPages.ts';
import { expect, test } from '../support/test.ts';

const home = { fixture: 'home', service: 'hsi-backend', lookback: '2d' };

/** Clicks something that opens another page, and returns what that page says, by parameter. */
async function follow(page: Page, click: () => Promise<void>): Promise<ReadonlyMap<string, string>> {
  const [opened] = await Promise.all([page.context().waitForEvent('page'), click()]);
  await opened.waitForLoadState();
  const rows = await opened
    .locator('tr')
    .evaluateAll((all) =>
      all.map(
        (row) =>
          [row.querySelector('th')?.textContent ?? '', row.querySelector('td')?.textContent ?? ''] as const,
      ),
    );
  await opened.close();
  return new Map(rows);
}

test('from the slowest trace to its logs, its profile, its metrics and its events', async ({ page }) => {
  const search = await openSearch(page, home);
  await search.sortBy('duration', 'descending');
  const trace = await search.openRow(0);
  const traceId = await page.getByTestId('trace-header').getAttribute('data-trace-id');
  const atTrace = (kind: string) =>
    page.locator(`[data-testid="trace-header"] [data-testid="link-button"][data-kind="${kind}"] a`).first();
  const logs = await follow(page, () => atTrace('logs').click());
  expect(logs.get('panes › spw › queries › 0 › expr')).toBe(`{service_name="hsi-backend"} |= "${traceId}"`);
  const from = Number.parseInt(logs.get('panes › spw › range › from') ?? '', 10);
  const to = Number.parseInt(logs.get('panes › spw › range › to') ?? '', 10);
  expect(to - from).toBeGreaterThan(120_000);
  const profile = await follow(page, () => atTrace('profile').click());
  expect(profile.get('panes › spw › queries › 0 › labelSelector')).toBe('{service_name="hsi-backend"}');
  const metrics = await follow(page, () => atTrace('metrics').click());
  expect(metrics.get('panes › spw › queries › 0 › expr')).toContain('service="hsi-backend"');
  const events = await follow(page, () => atTrace('events').click());
  expect(events.get('Path')).toBe('/timeline');
  expect(events.get('from')).toMatch(/\(\d{4}-/);

  // The same for one span; another way is chosen from the menu, and remembered.
  await trace.select(trace.rows.nth(1));
  const button = trace.drawer.locator('[data-testid="link-button"][data-kind="logs"]');
  await button.getByRole('button', { name: 'Other ways to logs' }).click();
  const chosen = page.getByTestId('link-choice').filter({ hasText: 'Last 16 digits' });
  const short = await follow(page, () => chosen.click());
  expect(short.get('panes › spw › queries › 0 › expr')).toBe(
    `{service_name="hsi-backend"} |~ "(?i)${traceId?.slice(-16)}"`,
  );
  await page.keyboard.press('Escape');
  await trace.select(trace.rows.nth(0));
  const again = await follow(page, () => button.getByRole('link', { name: 'Logs' }).click());
  expect(again.get('panes › spw › queries › 0 › expr')).toContain('|~');
});

test('a tag has the operator’s link, and the bar leads to the same search and trace', async ({ page }) => {
  const search = await openSearch(page, home);
  const jaeger = page.getByTestId('jaeger-link');
  await expect(jaeger).toHaveAttribute('href', /\/demo\/jaeger\/search\?service=hsi-backend&lookback=2d/);
  const grafana = await follow(page, () => page.getByTestId('grafana-link').click());
  expect(grafana.get('panes › spw › queries › 0 › service')).toBe('hsi-backend');
  const trace = await search.openRow(0);
  const traceId = await page.getByTestId('trace-header').getAttribute('data-trace-id');
  await expect(jaeger).toHaveAttribute('href', new RegExp(`/demo/jaeger/trace/${traceId}$`));
  await trace.find('has:db.system');
  await page.getByTestId('find-next').click();
  await page.keyboard.press('Enter');
  const runbook = trace.drawer.getByTestId('tag-link').first();
  await expect(runbook).toContainText('Runbook of');
  const asked = await follow(page, () => runbook.click());
  expect(asked.get('Path')).toMatch(/^\/runbooks\/\w+/);
});

test('a configuration with ten mistakes says each, and the app works', async ({ page }) => {
  const mistakes = {
    grafanaUrl: 'javascript:alert(1)',
    jaegerUrl: 7,
    dialect: 'v4',
    timeZone: 'Mars/Olympus',
    links: [{ preset: 'lokii' }, { url: '/x/#{a | shout}', text: 'X' }, 5],
    menu: [{ url: '/x' }],
    services: { shop: 'me' },
    grafana: 'x',
  };
  await page.route(/config\.json/, (route) => route.fulfill({ json: mistakes }));
  const search = await openSearch(page, home);
  const banner = page.getByTestId('banner');
  await expect(banner).toContainText('has 10 problems');
  await expect(banner.getByRole('listitem')).toHaveCount(10);
  await expect(banner).toContainText('“links[1].url”: #{a | shout}: “shout” is no formatter');
  expect(await search.total()).toBeGreaterThan(0);
});

test.describe('a configuration that cannot be read', () => {
  test.use({ allowConsoleErrors: /500/ });
  test('says so, and expects Grafana at its usual place', async ({ page }) => {
    await page.route(/config\.json/, (route) => route.fulfill({ status: 500, body: 'no' }));
    await openSearch(page, home);
    await expect(page.getByTestId('banner')).toContainText(
      'Failed to load configuration (config.json): The server answered 500',
    );
    await expect(page.getByTestId('grafana-link')).toHaveAttribute('href', '/grafana');
  });
});
