/** The browser of the benchmark: a fresh profile for every run, with scroll bars that can be dragged. */
import { chromium } from 'playwright';
import { findChromium } from '../support/findChromium.mjs';

const viewport = { width: 1440, height: 900 };

/**
 * Returns `{ name, withPage, close }`. `withPage(work)` calls
 * `work` with a page of a new profile; returns its result.
 */
export async function startBrowser() {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    ignoreDefaultArgs: ['--hide-scrollbars'],
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--enable-blink-features=ForceEagerMeasureMemory',
    ],
  });
  return {
    name: `${browser.browserType().name()} ${browser.version()}`,
    withPage: async (work) => {
      const context = await browser.newContext({ viewport });
      const page = await context.newPage();
      page.setDefaultTimeout(180_000);
      try {
        return await work(page);
      } finally {
        await context.close();
      }
    },
    close: () => browser.close(),
  };
}

/**
 * Memory of the page and its worker after a collection, MB: JavaScript heaps including buffers, as counted by
 * `performance.measureUserAgentSpecificMemory`. That requires an isolated page, so the page is opened once
 * more with the headers for it.
 */
export async function measureMemory(page, address) {
  const isolating = {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  };
  await page.route(/\/trace\/|Worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), ...isolating } });
  });
  await page.goto(address);
  await page.waitForSelector('[data-testid="span-row"]');
  await page.waitForSelector('body[data-ready="true"]');
  await page.waitForTimeout(500);
  const bytes = await page.evaluate(async () => (await performance.measureUserAgentSpecificMemory()).bytes);
  return bytes / 1e6;
}
