/**
 * Page loads in the quiet browser, each in a fresh profile: first rows, the third visit, and the baseline.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { downloadAndParse, installProbes, readTasks, TOLD_LATE_MS, waitUntilQuiet } from './probes.mjs';
import { withQuietPage } from './quietPage.mjs';

/** How long it takes from a ready page until its compiled scripts are in the browser's cache, ms. */
const KEEPING_MS = 1_200;

/**
 * Opens an address, and waits until the first element of a selector is painted, the page is ready and its
 * main thread is quiet. Returns times and tasks. `hasThirdVisit`: opens it two more times; on the second
 * visit the browser caches the compiled scripts, on the third it uses them.
 */
export async function measureLoad(browser, address, selector, { hasThirdVisit = true } = {}) {
  return await withProbedPage(browser, selector, async (page) => {
    const firstRowsMs = await openUntilPainted(page, address);
    await page.ask(waitUntilReady);
    const quietMs = await page.ask(waitUntilQuiet, TOLD_LATE_MS);
    const tasks = await page.ask(readTasks);
    let thirdVisitMs;
    for (let visit = 2; hasThirdVisit && visit <= 3; visit++) {
      await pause(KEEPING_MS);
      await page.open('about:blank');
      await page.settle();
      thirdVisitMs = await openUntilPainted(page, address);
      await page.ask(waitUntilReady);
    }
    return { firstRowsMs, thirdVisitMs, quietMs, ...tasks };
  });
}

/** The addresses of the scripts that a page has requested when the first element of a selector is visible. */
export async function listScripts(browser, address, selector) {
  return await withProbedPage(browser, selector, async (page) => {
    await openUntilPainted(page, address);
    return await page.ask(() =>
      performance
        .getEntriesByType('resource')
        .filter(({ startTime }) => startTime < globalThis.spanwiseProbes.firstSeenAt)
        .map(({ name }) => name)
        .filter((name) => name.endsWith('.js')),
    );
  });
}

/**
 * How long downloading and `JSON.parse` of an answer take in an empty page of the same origin: `downloadMs`
 * from the request on, in an open page; `openedDownloadMs` from the navigation to such a page, whose script
 * requests at once, like the app's.
 */
export async function measureDownload(browser, origin, path) {
  const address = emptyPageOf(origin);
  const { totalMs } = await withQuietPage(browser, '', async (page) => {
    await page.open(address);
    await page.settle();
    return await page.ask(downloadAndParse, path);
  });
  const asking = `globalThis.spanwiseDownload = (${downloadAndParse})(${JSON.stringify(path)})`;
  const { endMs } = await withQuietPage(browser, asking, async (page) => {
    await page.open(address);
    return await page.ask(() => globalThis.spanwiseDownload);
  });
  return { downloadMs: totalMs, openedDownloadMs: endMs };
}

/**
 * The server has no empty page, but its answer for a missing file
 * serves as one: a document of the same origin that loads nothing.
 */
function emptyPageOf(origin) {
  return `${origin}/absent.txt`;
}

async function withProbedPage(browser, selector, work) {
  return await withQuietPage(browser, `(${installProbes})(${JSON.stringify(selector)})`, work);
}

async function openUntilPainted(page, address) {
  await page.open(address);
  return await page.ask(async () => {
    await globalThis.spanwiseProbes.whenPainted;
    return globalThis.spanwiseProbes.firstPaintedAt;
  });
}

/** Runs in the page. */
async function waitUntilReady() {
  while (document.body.dataset.ready !== 'true') await new Promise((done) => setTimeout(done, 100));
}
