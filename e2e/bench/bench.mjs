/**
 * The benchmark in the browser: generated traces of several sizes and long result lists, each against a baseline of the
 * same run (download and `JSON.parse` of the same bytes in an empty page). Prints a table for the README.
 * `node e2e/bench/bench.mjs [repetitions]`; needs a build (`npm run build`).
 */
import { readFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright';
import { findChromium } from '../support/findChromium.mjs';
import {
  installProbes,
  measureBaseline,
  measureHeap,
  measureScroll,
  median,
  readProbes,
} from './measure.mjs';
import { startServer } from './startServer.mjs';

const sizes = [100, 1_000, 10_000, 100_000];
const repetitions = Number(process.argv[2] ?? 3);

const server = await startServer();
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: [
    '--no-sandbox',
    '--disable-background-networking',
    '--disable-component-update',
    '--enable-precise-memory-info',
  ],
});

async function withPage(work) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  try {
    return await work(page);
  } finally {
    await context.close();
  }
}

/** The id of the only trace of a fixture. */
async function traceIdOf(fixture) {
  const response = await fetch(`${server.origin}/fixtures/${fixture}/api/v3/services`);
  const { services } = await response.json();
  const now = Date.now();
  const query = new URLSearchParams({
    'query.serviceName': services[0],
    'query.startTimeMin': new Date(now - 172_800_000).toISOString(),
    'query.startTimeMax': new Date(now + 60_000).toISOString(),
    'query.searchDepth': '5',
  });
  const summaries = await fetch(`${server.origin}/fixtures/${fixture}/api/v3/trace-summaries?${query}`);
  return (await summaries.json()).summaries[0].traceId;
}

async function measureTrace(spans) {
  const fixture = `big-${spans}`;
  const traceId = await traceIdOf(fixture);
  const apiPath = `/fixtures/${fixture}/api/v3/traces/${traceId}`;
  await (await fetch(server.origin + apiPath)).arrayBuffer(); // the server makes and keeps the answer
  const runs = [];
  for (let run = 0; run < repetitions; run++) {
    const baseline = await withPage((page) => measureBaseline(page, server.origin, apiPath));
    const opened = await withPage(async (page) => {
      await page.addInitScript(installProbes, '[data-testid="span-row"]');
      await page.goto(`${server.origin}/trace/${traceId}?fixture=${fixture}`);
      const first = await readProbes(page);
      const scroll = await measureScroll(page, '[data-testid="waterfall"]', 120, spans > 1_000 ? 1_040 : 130);
      const heap = await measureHeap(page);
      // The second visit lets the browser keep the compiled scripts, the third one finds them.
      let again = first;
      for (let visit = 0; visit < 2; visit++) {
        await page.goto('about:blank');
        await page.goto(`${server.origin}/trace/${traceId}?fixture=${fixture}`);
        again = await readProbes(page);
        await page.waitForSelector('body[data-ready="true"]');
      }
      return { first, scroll, heap, again };
    });
    runs.push({ baseline, ...opened });
  }
  const pick = (read) => median(runs.map(read));
  return {
    spans,
    megabytes: runs[0].baseline.bytes / 1e6,
    baselineMs: pick((run) => run.baseline.totalMs),
    firstRowsMs: pick((run) => run.first.firstPaintedMs),
    ratio: pick((run) => run.first.firstPaintedMs / run.baseline.totalMs),
    againMs: pick((run) => run.again.firstPaintedMs),
    longestTaskMs: pick((run) => run.first.longestTaskMs),
    blockingMs: pick((run) => run.first.blockingMs),
    scrollP95Ms: pick((run) => run.scroll.p95Ms),
    scrollLongestMs: pick((run) => run.scroll.longestMs),
    memoryMb: pick((run) => (run.heap.heapBytes + run.heap.bufferBytes) / 1e6),
  };
}

async function measureResults(count) {
  const fixture = `results-${count}`;
  const runs = [];
  for (let run = 0; run <= repetitions; run++) {
    const times = await withPage(async (page) => {
      await page.addInitScript(installProbes, '[data-testid="trace-row"]');
      const query = new URLSearchParams({ lookback: '2d', limit: String(count), fixture });
      await page.goto(`${server.origin}/search?${query}`);
      const first = await readProbes(page);
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
      const rows = await page.getByTestId('results').getAttribute('data-total');
      const address = page.url();
      let again = first;
      for (let visit = 0; visit < 2; visit++) {
        await page.goto('about:blank');
        await page.goto(address);
        again = await readProbes(page);
        await page.waitForSelector('body[data-ready="true"]');
      }
      return { first, sortMs, scroll, rows, again };
    });
    if (run > 0) runs.push(times); // the first run lets the server make the answer
  }
  const pick = (read) => median(runs.map(read));
  return {
    count,
    rows: runs[0].rows,
    firstRowsMs: pick((run) => run.first.firstPaintedMs),
    againMs: pick((run) => run.again.firstPaintedMs),
    longestTaskMs: pick((run) => run.first.longestTaskMs),
    sortMs: pick((run) => run.sortMs),
    scrollP95Ms: pick((run) => run.scroll.p95Ms),
    scrollLongestMs: pick((run) => run.scroll.longestMs),
  };
}

/** Bytes (gzip) of the scripts that a page asks for on its own thread until its first rows are there. */
async function measureScripts(path, selector) {
  return await withPage(async (page) => {
    await page.addInitScript(installProbes, selector);
    await page.goto(server.origin + path);
    const { firstSeenMs } = await readProbes(page);
    const urls = await page.evaluate(
      (until) =>
        performance
          .getEntriesByType('resource')
          .filter((entry) => entry.name.endsWith('.js') && entry.startTime < until)
          .map((entry) => entry.name),
      firstSeenMs,
    );
    let bytes = 0;
    for (const url of urls) {
      const file = new URL(url).pathname.replace(/^\//, '');
      const content = await readFile(new URL(`../../dist/${file}`, import.meta.url));
      if (!file.includes('orker')) bytes += gzipSync(content, { level: 9 }).length;
    }
    return { path, kilobytes: bytes / 1000, files: urls.length };
  });
}

function print(title, head, rows) {
  console.log(`\n${title}\n\n| ${head.join(' | ')} |\n|${head.map(() => ' ---: |').join('')}`);
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
}

const ms = (value) => value.toFixed(value < 10 ? 1 : 0);

try {
  console.log(
    `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, ` +
      `Node ${process.versions.node}, ${browser.browserType().name()} ${browser.version()}; median of ${repetitions}.`,
  );
  const traces = [];
  for (const spans of sizes) traces.push(await measureTrace(spans));
  print(
    'Opening a trace (baseline: download and JSON.parse of the same answer in an empty page)',
    [
      'spans',
      'MB',
      'baseline ms',
      'first rows ms',
      'ratio',
      'third visit ms',
      'longest task ms',
      'blocking ms',
      'scroll p95 ms',
      'longest frame ms',
      'memory MB',
    ],
    traces.map((row) => [
      row.spans.toLocaleString('en'),
      row.megabytes.toFixed(1),
      ms(row.baselineMs),
      ms(row.firstRowsMs),
      row.ratio.toFixed(2),
      ms(row.againMs),
      ms(row.longestTaskMs),
      ms(row.blockingMs),
      ms(row.scrollP95Ms),
      ms(row.scrollLongestMs),
      row.memoryMb.toFixed(1),
    ]),
  );
  const results = [];
  for (const count of [1_500, 5_000]) results.push(await measureResults(count));
  print(
    'Search results',
    [
      'asked',
      'rows',
      'first rows ms',
      'third visit ms',
      'longest task ms',
      'sort ms',
      'scroll p95 ms',
      'longest frame ms',
    ],
    results.map((row) => [
      row.count.toLocaleString('en'),
      row.rows,
      ms(row.firstRowsMs),
      ms(row.againMs),
      ms(row.longestTaskMs),
      ms(row.sortMs),
      ms(row.scrollP95Ms),
      ms(row.scrollLongestMs),
    ]),
  );
  const scripts = [
    await measureScripts('/search?lookback=1h', '[data-testid="trace-row"]'),
    await measureScripts(`/trace/${await traceIdOf('big-100')}?fixture=big-100`, '[data-testid="span-row"]'),
  ];
  print(
    'JavaScript until the first rows, without the worker (gzip)',
    ['page', 'kB', 'files'],
    scripts.map((row) => [row.path.split(/[/?]/)[1], row.kilobytes.toFixed(1), row.files]),
  );
} finally {
  await browser.close();
  server.stop();
}
