/** Measurements without a trace: long lists of results, and how much JavaScript each page loads. */
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { listScripts, measureLoad } from './loads.mjs';
import { measureScroll } from './measure.mjs';
import { mediansOf } from './medians.mjs';
import { traceIdOf } from './traces.mjs';

const result = '[data-testid="trace-row"]';

/**
 * The medians of `repetitions` searches that find `count`
 * traces, after one that makes the server create the answer.
 */
export async function measureResults({ origin, quietBrowser, browser, repetitions }, count) {
  const query = new URLSearchParams({ lookback: '2d', limit: String(count), fixture: `results-${count}` });
  const address = `${origin}/search?${query}`;
  await measureLoad(quietBrowser, address, result, { hasThirdVisit: false });
  const loads = [];
  for (let run = 0; run < repetitions; run++) loads.push(await measureLoad(quietBrowser, address, result));
  const acts = [];
  for (let run = 0; run < repetitions; run++) {
    acts.push(await browser.withPage((page) => measureActs(page, address)));
  }
  return { ...mediansOf(loads), ...mediansOf(acts) };
}

async function measureActs(page, address) {
  await page.goto(address);
  await page.waitForSelector(result);
  await page.waitForSelector('body[data-ready="true"]');
  const sortMs = await page.evaluate(async () => {
    const header = document.querySelector('[data-testid="sort-duration"]');
    const button = header.querySelector('button') ?? header;
    const start = performance.now();
    button.click();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - start;
  });
  const scroll = await measureScroll(page, '[data-testid="results"]', 80, 460);
  return { sortMs, scrollP95Ms: scroll.p95Ms, scrollLongestMs: scroll.longestMs };
}

/**
 * Kilobytes (gzip) of the scripts that the search page and
 * the trace page load until their first rows; workers apart.
 */
export async function measureScripts({ origin, quietBrowser }) {
  const pages = [
    { page: 'search', path: '/search?lookback=1h', selector: result },
    {
      page: 'trace',
      path: `/trace/${await traceIdOf(origin, 'big-100')}?fixture=big-100`,
      selector: '[data-testid="span-row"]',
    },
  ];
  const measured = [];
  for (const { page: name, path, selector } of pages) {
    const urls = await listScripts(quietBrowser, origin + path, selector);
    const sizes = { page: 0, worker: 0 };
    for (const url of urls) {
      const file = new URL(url).pathname.replace(/^\//, '');
      const content = await readFile(new URL(`../../dist/${file}`, import.meta.url));
      sizes[file.includes('orker') ? 'worker' : 'page'] += gzipSync(content, { level: 9 }).length / 1000;
    }
    measured.push({ page: name, kilobytes: sizes.page, workerKilobytes: sizes.worker, files: urls.length });
  }
  return measured;
}
