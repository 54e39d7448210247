/**
 * The page's first script, built into index.html. It decides what relative addresses are relative to, sets
 * the theme, and begins what need not wait for the app: the worker, the trace, the configuration, the app's
 * files.
 */
import { findBasePath, mayLackSlash, withSingleSlashes } from './basePath.ts';
import { earlyRequestUrl } from './earlyRequestUrl.ts';
import { type EarlyStart, getEarlyStart } from './earlyStart.ts';
import { insertAssets, isWantedAt } from './insertAssets.ts';
import { type EarlyPort, passAnswer } from './passAnswer.ts';
import { pickTheme } from './pickTheme.ts';
import { readStored } from './readStored.ts';

const CONFIGURATION_TIMEOUT_MS = 10_000;

/** When the page was last reloaded because of a missing file, in the tab's storage. */
const RELOADED = 'spanwise.reloaded';
const RELOAD_PAUSE_MS = 60_000;

const storage = () => localStorage;

/** Adds the `<base>`. The address shows one slash between its parts. */
function setBase(): void {
  const path = withSingleSlashes(location.pathname);
  if (path !== location.pathname) {
    history.replaceState(history.state, '', location.origin + path + location.search + location.hash);
  }
  const base = document.createElement('base');
  base.href = findBasePath(path);
  base.dataset.injectTarget = 'BASE_URL';
  document.currentScript?.after(base);
}

function setTheme(): void {
  const stored = readStored(storage, 'spanwise.preferences')('theme');
  const isSystemLight = () => matchMedia('(prefers-color-scheme: light)').matches;
  document.documentElement.dataset.theme = pickTheme(location.search, stored, isSystemLight);
}

/** The build's tags that match a selector. The development server has none. */
function findAssets(selector: string): HTMLElement[] {
  const template = document.getElementById('assets');
  if (!(template instanceof HTMLTemplateElement)) return [];
  return [...template.content.querySelectorAll<HTMLElement>(selector)];
}

/** The worker takes longest to be there, so it starts first. */
function startThread(early: EarlyStart, script: string): Worker {
  const thread = new Worker(script, { type: 'module', name: 'traces' });
  early.thread = thread;
  // Its script could not be fetched: whoever wants the worker starts another one.
  thread.onerror = () => {
    early.thread = undefined;
  };
  return thread;
}

/** Requests the trace. A wrong guess is dropped by the worker, and costs one request. */
function requestTrace(early: EarlyStart, port: EarlyPort): void {
  const { pathname, search } = location;
  const baseUrl = document.baseURI;
  const known = readStored(storage, `spanwise.server ${new URL(baseUrl).pathname}`);
  const url = earlyRequestUrl({ pathname, search, baseUrl, known });
  if (url === undefined) return;
  const answer = passAnswer(port, url, (address, init) => fetch(address, init));
  early.stopRequest = answer.stop;
  void answer.whenOver.then((isWhole) => {
    early.isAnswerHere = isWhole;
  });
}

function requestConfiguration(early: EarlyStart): void {
  const signal = AbortSignal.timeout(CONFIGURATION_TIMEOUT_MS);
  early.configuration = fetch('config.json', { cache: 'no-cache', signal });
  early.configuration.catch(() => {}); // reported to whoever reads it
}

/** Says in the page that a file of the app is missing. */
function sayMissing(): void {
  const template = document.getElementById('missing');
  if (document.getElementById('missing-file') !== null || !(template instanceof HTMLTemplateElement)) return;
  document.body.prepend(template.content);
  document.querySelector('#missing-file button')?.addEventListener('click', () => location.reload());
  document.body.dataset.ready = 'true';
}

/** Tries again one level deeper, where the address may lack its slash; else says that a file is missing. */
function onMissing(): void {
  const { pathname, search, hash } = location;
  if (mayLackSlash(pathname)) location.replace(`${pathname}/${search}${hash}`);
  else if (mayReload()) location.reload();
  else sayMissing();
}

/**
 * Many browsers remember that a script could not be fetched for as long as the page lives, so only another
 * page can request it again. Once in a while, or a lasting fault would reload for ever.
 */
function mayReload(): boolean {
  const now = Date.now();
  try {
    if (now - Number(sessionStorage.getItem(RELOADED)) < RELOAD_PAUSE_MS) return false;
    sessionStorage.setItem(RELOADED, String(now));
    return true;
  } catch {
    return false; // the storage is blocked
  }
}

/** Marks failed style sheets, which nothing else records; reports scripts that fail before the app draws. */
function watchErrors(): void {
  const onError = ({ target, filename }: ErrorEvent | (Event & { readonly filename?: undefined })) => {
    // Read by views/shared/styleSheets.ts.
    if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') target.dataset.failed = '';
    const isOurs = filename?.startsWith(document.baseURI) ?? false;
    if (isOurs && document.getElementById('starting') !== null) sayMissing();
  };
  addEventListener('error', onError, true);
}

setBase();
setTheme();
const early = getEarlyStart();
const script = findAssets('[rel=worker]')[0]?.getAttribute('href');
if (script) {
  requestTrace(early, startThread(early, script));
  requestConfiguration(early);
}
insertAssets(
  findAssets(':not([rel=worker])').filter(({ dataset }) => isWantedAt(location.pathname, dataset.page)),
  () => early.hasAppRun === true,
  onMissing,
);
watchErrors();
