/** The measurements of one generated trace: opening it; then, in separate runs, moving and finding in it. */
import { dragScrollBar, findText, pressKeys, scrollByWheel, zoomByWheel } from './acts.mjs';
import { measureMemory } from './browser.mjs';
import { measureDownload, measureLoad } from './loads.mjs';
import { mediansOf } from './medians.mjs';
import { installProbes, readTasks, TOLD_LATE_MS } from './probes.mjs';

const row = '[data-testid="span-row"]';

/**
 * The traces that can be measured, by the word on the command line. `find` is a text in many of their spans.
 * Above 200,000 spans the answer does not fit into one string, so only the app can read it.
 */
export const traceFixtures = [
  { word: '100', title: '100', fixture: 'big-100', find: 'balances' },
  { word: '1k', title: '1,000', fixture: 'big-1k', find: 'balances' },
  { word: '10k', title: '10,000', fixture: 'big-10k', find: 'balances' },
  { word: '100k', title: '100,000', fixture: 'big-100k', find: 'balances' },
  { word: '200k', title: '200,000', fixture: 'big-200k', find: 'balances' },
  { word: '1000k', title: '1,000,000', fixture: 'big-1000k', find: 'balances', isTooLongForText: true },
  {
    word: '1000k-rich',
    title: '1,000,000 rich',
    fixture: 'big-1000k-rich',
    find: 'balances',
    isTooLongForText: true,
  },
  { word: 'siblings', title: '10,000 siblings', fixture: 'odd-siblings', find: 'sibling 3' },
  { word: 'depth', title: 'depth 10,000', fixture: 'odd-depth', find: 'depth 99' },
  { word: 'events', title: '100,000 events', fixture: 'events-100k', find: 'committed' },
  { word: 'values', title: '20 values of 1 MB', fixture: 'values-1mb', find: 'complete' },
];

/** The ID of the only trace of a fixture. */
export async function traceIdOf(origin, fixture) {
  const now = Date.now();
  const query = new URLSearchParams({
    'query.startTimeMin': new Date(now - 172_800_000).toISOString(),
    'query.startTimeMax': new Date(now + 60_000).toISOString(),
    'query.searchDepth': '5',
  });
  const answer = await fetch(`${origin}/fixtures/${fixture}/api/v3/trace-summaries?${query}`);
  return (await answer.json()).summaries[0].traceId;
}

/** The medians of `repetitions` runs, each in a fresh profile. */
export async function measureTrace({ origin, quietBrowser, browser, repetitions }, given) {
  const { fixture, isTooLongForText = false } = given;
  const traceId = await traceIdOf(origin, fixture);
  const apiPath = `/fixtures/${fixture}/api/v3/traces/${traceId}`;
  const bytes = await countBytes(origin + apiPath); // this also makes the server create and keep the answer
  const address = `${origin}/trace/${traceId}?fixture=${fixture}`;
  const runs = [];
  for (let run = 0; run < repetitions; run++) {
    const download = isTooLongForText ? {} : await measureDownload(quietBrowser, origin, apiPath);
    const load = await measureLoad(quietBrowser, address, row, { hasThirdVisit: !isTooLongForText });
    runs.push({ ...download, ...load });
  }
  const acts = [];
  for (let run = 0; run < repetitions; run++) {
    acts.push(await browser.withPage((page) => measureActs(page, address, given)));
  }
  const memoryMb = await browser.withPage((page) => measureMemory(page, address));
  return { ...mediansOf(runs), ...mediansOf(acts), megabytes: bytes / 1e6, memoryMb };
}

async function countBytes(address) {
  const answer = await fetch(address);
  let bytes = 0;
  for await (const piece of answer.body) bytes += piece.byteLength;
  return bytes;
}

async function measureActs(page, address, { find }) {
  await page.addInitScript(installProbes, row);
  await page.goto(address);
  await page.waitForSelector(row);
  await page.waitForSelector('body[data-ready="true"]');
  const rows = Number(await page.getByTestId('waterfall-rows').getAttribute('data-total'));
  const canScroll = await page
    .getByTestId('waterfall')
    .evaluate(({ scrollHeight, clientHeight }) => scrollHeight > 2 * clientHeight);
  const wheel = canScroll ? await scrollByWheel(page, rows) : undefined;
  const bar = canScroll ? await dragScrollBar(page) : undefined;
  const { longestTaskMs: longestActingMs, ...keysAndFind } = await watchTasks(page, async () => ({
    ...(await pressKeys(page)),
    findMs: await findText(page, find),
  }));
  const zoom = await zoomByWheel(page);
  return {
    wheelP95Ms: wheel?.p95Ms,
    wheelLongestMs: wheel?.longestMs,
    barP95Ms: bar?.p95Ms,
    barLongestMs: bar?.longestMs,
    emptyFrames: wheel && wheel.emptyFrames + bar.emptyFrames,
    ...keysAndFind,
    longestActingMs,
    zoomP95Ms: zoom.p95Ms,
    zoomLongestMs: zoom.longestMs,
  };
}

/** Returns the result of `act`, with the longest task meanwhile. */
async function watchTasks(page, act) {
  await page.waitForTimeout(TOLD_LATE_MS);
  await page.evaluate(() => {
    globalThis.spanwiseProbes.longTasks.length = 0;
  });
  const done = await act();
  await page.waitForTimeout(TOLD_LATE_MS);
  const { longestTaskMs } = await page.evaluate(readTasks);
  return { ...done, longestTaskMs };
}
