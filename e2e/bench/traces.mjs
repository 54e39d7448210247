/** The measurements of one generated trace: opening it, moving in it, finding in it. */
import { dragScrollBar, findText, pressKeys, scrollByWheel, zoomByWheel } from './acts.mjs';
import { measureMemory } from './browser.mjs';
import { installProbes, measureBaseline, median, openWithProbes, readTasks } from './measure.mjs';

/**
 * What can be measured, by the word that asks for it. `find` is a text that many of its spans have. Above 200,000 spans
 * the answer does not fit into one string, and nothing but the app reads it.
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

/** The id of the only trace of a fixture. */
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
export async function measureTrace({ origin, browser, repetitions }, given) {
  const { fixture, isTooLongForText = false } = given;
  const traceId = await traceIdOf(origin, fixture);
  const apiPath = `/fixtures/${fixture}/api/v3/traces/${traceId}`;
  const bytes = await countBytes(origin + apiPath); // and the server makes and keeps the answer
  const address = `${origin}/trace/${traceId}?fixture=${fixture}`;
  const runs = [];
  for (let run = 0; run < repetitions; run++) {
    const baselineMs = isTooLongForText
      ? undefined
      : (await browser.withPage((page) => measureBaseline(page, origin, apiPath))).totalMs;
    const opened = await browser.withPage((page) => measureRun(page, address, given));
    runs.push({ baselineMs, ...opened });
  }
  const memoryMb = await browser.withPage((page) => measureMemory(page, address));
  const medians = Object.fromEntries(
    Object.keys(runs[0]).map((name) => [name, median(runs.map((run) => run[name]))]),
  );
  return { ...medians, megabytes: bytes / 1e6, memoryMb };
}

async function countBytes(address) {
  const answer = await fetch(address);
  let bytes = 0;
  for await (const piece of answer.body) bytes += piece.byteLength;
  return bytes;
}

async function measureRun(page, address, { find, isTooLongForText = false }) {
  await page.addInitScript(installProbes, '[data-testid="span-row"]');
  const first = await openWithProbes(page, address);
  await page.waitForSelector('body[data-ready="true"]');
  const loading = await readTasks(page, { started: true });
  const rows = Number(await page.getByTestId('waterfall-rows').getAttribute('data-total'));
  const canScroll = await page
    .getByTestId('waterfall')
    .evaluate(({ scrollHeight, clientHeight }) => scrollHeight > 2 * clientHeight);
  const wheel = canScroll ? await scrollByWheel(page, rows) : undefined;
  const bar = canScroll ? await dragScrollBar(page) : undefined;
  await forgetTasks(page);
  const keys = await pressKeys(page);
  const findMs = await findText(page, find);
  const acting = await readTasks(page, { started: false });
  const zoom = await zoomByWheel(page);
  return {
    firstRowsMs: first.firstPaintedMs,
    longestAtAllMs: first.longestTaskMs,
    longestLoadingMs: loading.longestMs,
    blockingMs: loading.blockingMs,
    wheelP95Ms: wheel?.p95Ms,
    wheelLongestMs: wheel?.longestMs,
    barP95Ms: bar?.p95Ms,
    barLongestMs: bar?.longestMs,
    emptyFrames: wheel && wheel.emptyFrames + bar.emptyFrames,
    ...keys,
    findMs,
    longestActingMs: acting.longestMs,
    zoomP95Ms: zoom.p95Ms,
    zoomLongestMs: zoom.longestMs,
    thirdVisitMs: isTooLongForText ? undefined : await measureThirdVisit(page, address),
  };
}

async function forgetTasks(page) {
  await page.waitForTimeout(100);
  await page.evaluate(() => {
    globalThis.spanwiseProbes.longTasks.length = 0;
  });
}

/** The second visit lets the browser keep the compiled scripts, the third one finds them. */
async function measureThirdVisit(page, address) {
  let painted;
  for (let visit = 2; visit <= 3; visit++) {
    await page.goto('about:blank');
    painted = (await openWithProbes(page, address)).firstPaintedMs;
    await page.waitForSelector('body[data-ready="true"]');
  }
  return painted;
}
