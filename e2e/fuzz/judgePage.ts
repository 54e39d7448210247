/** Judges what a page shows for a faulty answer. */
import type { Locator, Page } from 'playwright/test';
import { shortened } from './fault.ts';
import type { FaultyServer, SpoiltAnswer } from './faultyServer.ts';
import type { Endpoint, FuzzCase } from './fuzzCase.ts';

/** What the server would return without faults. */
export interface Truth {
  readonly service: string;
  readonly services: number;
  readonly operations: number;
  readonly traces: number;
  readonly traceId: string;
  readonly spans: number;
}

/** The longest task that is allowed on two idle cores, ms. */
const LONGEST_TASK_MS = 1_000;
/**
 * The most requests of one page. Each of 20 listed traces may
 * be requested in two dialects and two spellings of its ID.
 */
const MOST_REQUESTS = 120;

/** Checks a page that is ready, or should be. Returns a sentence for each problem. */
export async function complaintsOf(
  page: Page,
  fuzzCase: FuzzCase,
  truth: Truth,
  server: FaultyServer,
  isAtRest: boolean,
): Promise<readonly string[]> {
  const { endpoint } = fuzzCase;
  const complaints: string[] = [];
  const text = await shownText(page.locator('body'));
  if (text.trim().length < 12) complaints.push(`The page is blank: ${JSON.stringify(text)}.`);
  const main = page.locator('main');
  if ((await main.count()) > 0 && (await shownText(main)).trim() === '')
    complaints.push('The page’s main part is blank.');
  const crashes = page.locator('[data-testid="failure"][data-kind="crashed"]');
  for (const crash of await crashes.allInnerTexts()) complaints.push(`It shows a bug of ours: ${crash}`);
  if (!isAtRest && fuzzCase.fault.isSilent !== true) complaints.push('It did not become ready.');
  // Thumbnails and lazy-loaded scripts are not always requested.
  if (server.spoilt.length === 0 && endpoint !== 'shape' && endpoint !== 'script') {
    complaints.push('None of its requests was spoilt.');
  }
  if (server.requestCount() > MOST_REQUESTS)
    complaints.push(`It has sent ${server.requestCount()} requests.`);
  const mustSay = server.spoilt.length > 0 && server.spoilt.every((spoilt) => isToBeSaid(spoilt, endpoint));
  if (mustSay && !(await saysSomething(page, fuzzCase)) && !(await showsAll(page, endpoint, truth))) {
    complaints.push(`It shows less than there is, without saying so: ${shortened(text, 600)}`);
  }
  return complaints;
}

function isToBeSaid({ duty, answer }: SpoiltAnswer, endpoint: Endpoint): boolean {
  // Without the file the defaults apply, and servers return a page for unknown paths.
  const { status, body } = answer;
  const isAbsent = [204, 404, 410].includes(status) || (status === 200 && /^\s*</.test(body.toString()));
  return duty === 'said' && !(endpoint === 'configuration' && isAbsent);
}

/** Records long tasks; runs before the page's own scripts. */
export function watchTasks(): void {
  const tasks: number[] = [];
  Object.assign(window, { longTasksOfTheFuzz: tasks });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
}

/** Does some work and returns its time, which tells how fast this thread is at the moment, ms. */
function measureWork(): number {
  const start = performance.now();
  let text = '';
  for (let count = 0; count < 300_000; count++) text += String.fromCharCode(97 + (count % 26));
  JSON.parse(JSON.stringify({ list: text.split('e'), text }));
  return performance.now() - start;
}

/** The time of `measureWork` on two idle cores, ms. */
const USUAL_WORK_MS = 25;

/**
 * Returns a sentence if the main thread was busy for too long every time that the action was repeated. A
 * machine that is busy with something else is so only once.
 */
export async function slownessOf(page: Page, doAgain: () => Promise<unknown>): Promise<readonly string[]> {
  let longest = await longestTask(page);
  let allowed = LONGEST_TASK_MS;
  for (let time = 0; longest > allowed && time < TIMES; time++) {
    allowed = LONGEST_TASK_MS * Math.max(1, (await page.evaluate(measureWork)) / USUAL_WORK_MS);
    await doAgain();
    longest = Math.min(longest, await longestTask(page));
  }
  if (longest <= allowed) return [];
  return [
    `The main thread was busy for ${Math.round(longest)} ms at a time; ${Math.round(allowed)} are allowed.`,
  ];
}

const TIMES = 2;

/** The longest task since the page was loaded, ms. */
async function longestTask(page: Page): Promise<number> {
  return await page.evaluate(() => {
    const tasks: unknown = Reflect.get(window, 'longTasksOfTheFuzz');
    return Array.isArray(tasks) ? Math.max(0, ...tasks.map(Number)) : 0;
  });
}

/** What the page says if a part of an answer could not be used. */
const WORDS =
  /(could not|cannot) be (read|loaded)|left out|[\d,]+ warnings?\b|incomplete|has no spans|named traces? (more than once|twice)/i;
/** And what it says while it is waiting for it. */
const WAITING = /Waiting for|Asking for|Loading|is loading/;

async function saysSomething(page: Page, { endpoint, fault }: FuzzCase): Promise<boolean> {
  const said = page.locator('[data-testid="failure"], [data-testid="banner"], main [role="alert"]');
  if (await isAnyVisible(said)) return true;
  // A missing thumbnail is visible by its empty place; the page need not say more.
  if (endpoint === 'shape') return true;
  const text = await shownText(page.locator('main, #starting'));
  return WORDS.test(text) || (fault.isSilent === true && WAITING.test(text));
}

/** The visible text of elements. */
async function shownText(locator: Locator): Promise<string> {
  return (await locator.allInnerTexts()).join(' ');
}

async function isAnyVisible(locator: Locator): Promise<boolean> {
  for (const one of await locator.all()) if (await one.isVisible()) return true;
  return false;
}

/** Whether the page shows everything that the good answer has. */
async function showsAll(page: Page, endpoint: Endpoint, truth: Truth): Promise<boolean> {
  switch (endpoint) {
    case 'search':
    case 'shape':
      return (await readCount(page.getByTestId('results'), 'data-total')) >= truth.traces;
    case 'trace':
      return (await shownSpans(page)) >= truth.spans;
    case 'services':
      return (await readCount(page.getByRole('option').last(), 'aria-setsize')) >= truth.services;
    case 'operations':
      return (await readCount(page.getByRole('option').last(), 'aria-setsize')) >= truth.operations;
    case 'configuration':
      return (await page.getByTestId('grafana-link').count()) > 0;
    case 'script':
      return await isAnyVisible(page.locator('[data-testid="trace-row"], [data-testid="span-row"]'));
  }
}

async function shownSpans(page: Page): Promise<number> {
  const [, count = '0'] = /Spans\s+([\d,]+)/.exec(await shownText(page.getByTestId('trace-header'))) ?? [];
  return Number(count.replaceAll(',', ''));
}

async function readCount(element: Locator, attribute: string): Promise<number> {
  return (await element.count()) === 0 ? 0 : Number(await element.getAttribute(attribute));
}
