/** The measurements that are not of a trace: long lists of results, and how much JavaScript each page loads. */
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { installProbes, measureScroll, median, openWithProbes } from './measure.mjs';
import { traceIdOf } from './traces.mjs';

/** The medians of `repetitions` searches that find `count` traces, after one that lets the server make the answer. */
export async function measureResults({ origin, browser, repetitions }, count) {
  const query = new URLSearchParams({ lookback: '2d', limit: String(count), fixture: `results-${count}` });
  const address = `${origin}/search?${query}`;
  const runs = [];
  for (let run = 0; run <= repetitions; run++) {
    const times = await browser.withPage((page) => measureSearch(page, address));
    if (run > 0) runs.push(times);
  }
  return Object.fromEntries(Object.keys(runs[0]).map((name) => [name, median(runs.map((run) => run[name]))]));
}

async function measureSearch(page, address) {
  await page.addInitScript(installProbes, '[data-testid="trace-row"]');
  const first = await openWithProbes(page, address);
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
  let againMs = 0;
  for (let visit = 2; visit <= 3; visit++) {
    await page.goto('about:blank');
    againMs = (await openWithProbes(page, address)).firstPaintedMs;
    await page.waitForSelector('body[data-ready="true"]');
  }
  return {
    firstRowsMs: first.firstPaintedMs,
    againMs,
    longestTaskMs: first.longestTaskMs,
    sortMs,
    scrollP95Ms: scroll.p95Ms,
    scrollLongestMs: scroll.longestMs,
  };
}

/** Kilobytes (gzip) of the scripts that the search page and the trace page load until their first rows, workers apart. */
export async function measureScripts({ origin, browser }) {
  const pages = [
    { page: 'search', path: '/search?lookback=1h', selector: '[data-testid="trace-row"]' },
    {
      page: 'trace',
      path: `/trace/${await traceIdOf(origin, 'big-100')}?fixture=big-100`,
      selector: '[data-testid="span-row"]',
    },
  ];
  const measured = [];
  for (const { page: name, path, selector } of pages) {
    const urls = await browser.withPage(async (page) => {
      await page.addInitScript(installProbes, selector);
      const { firstSeenMs } = await openWithProbes(page, origin + path);
      return await page.evaluate(
        (until) =>
          performance
            .getEntriesByType('resource')
            .filter((entry) => entry.name.endsWith('.js') && entry.startTime < until)
            .map((entry) => entry.name),
        firstSeenMs,
      );
    });
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
