/** Wires the app together: reads the page's settings and the configuration, creates the stores, renders. */
import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import './ui/theme.css';
import './ui/palette.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { fetchConfigText, loadConfig } from './config/loadConfig.ts';
import { BackendProvider, createBackend } from './queries/backend.tsx';
import { prefetchTrace } from './queries/prefetchTrace.ts';
import { getEarlyStart } from './start/earlyStart.ts';
import { createPreferencesStore, type PreferencesStorage } from './store/preferencesStore.ts';
import { createSearchStore } from './store/search/searchStore.ts';
import { parsePagePath, pathBelow } from './url/pagePath.ts';
import { parsePageSettings, withoutPageSettings } from './url/pageSettings.ts';
import { readTracePart } from './url/traceReference.ts';
import { App } from './views/app/App.tsx';
import { loadPage } from './views/app/pages.tsx';
import { SearchStoreProvider } from './views/search/context/searchStore.ts';
import { BasePathProvider } from './views/shared/address.ts';
import { ClockProvider, createClock } from './views/shared/clock.ts';
import { PreferencesProvider } from './views/shared/preferences.ts';

const early = getEarlyStart();
early.hasAppRun = true;

const base = new URL('.', document.baseURI);
const basePath = base.pathname.replace(/\/$/, '');
// Everything that does not need the rest of the page starts before the page is parsed.
const path = pathBelow(basePath, window.location.pathname);
const page = parsePagePath(path);
const pageCode = loadPage(page);
const configuration = loadConfig(fetchConfigText, base, findJaegerConfig());

async function start(root: HTMLElement): Promise<void> {
  const pageSettings = parsePageSettings(window.location.search);
  const arrivedConfig = await configuration;
  const { config } = arrivedConfig.first;
  const { settings } = pageSettings;
  const backend = createBackend({
    base,
    config,
    fixture: settings.fixture,
    nowMs: settings.nowMs,
    storage: browserStorage(),
  });
  const trace = page.kind === 'trace' ? prefetchTrace(backend, readTracePart(page.id).traceId) : undefined;
  const clock = createClock({ ...settings, timeZone: settings.timeZone ?? config.timeZone });
  const searchStore = createSearchStore();
  const askEarly = await pageCode;
  const search = askEarly(backend, searchStore, clock, withoutPageSettings(window.location.search));
  const answer = trace ?? search;
  await Promise.race([answer, pause(PATIENCE_MS)]);
  if (early.isAnswerHere) await Promise.race([answer, pause(READING_MS)]);
  if (settings.isMotionOff) document.documentElement.dataset.motion = 'none';
  createRoot(root).render(
    <StrictMode>
      <BasePathProvider value={basePath}>
        <BackendProvider backend={backend}>
          <ClockProvider value={clock}>
            <PreferencesProvider value={createPreferencesStore(browserStorage())}>
              <SearchStoreProvider value={searchStore}>
                <App arrivedConfig={arrivedConfig} pageSettings={pageSettings} />
              </SearchStoreProvider>
            </PreferencesProvider>
          </ClockProvider>
        </BackendProvider>
      </BasePathProvider>
    </StrictMode>,
  );
}

/** What Jaeger put into the page that it serves: JSON, in which `<` and `&` are escaped. */
function findJaegerConfig(): string | undefined {
  const template = document.getElementById('jaeger-config');
  const text = template instanceof HTMLTemplateElement ? (template.content.textContent ?? '') : '';
  const [, json] = /^\s*JAEGER_CONFIG *= *(\{.*\});?\s*$/s.exec(text) ?? [];
  return json;
}

/** An answer within this time is shown at once: drawing a progress first would only delay it. */
const PATIENCE_MS = 150;
/** The same for an answer that has arrived and is being decoded. */
const READING_MS = 200;

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** The browser's storage, or undefined if it is blocked for this page. */
function browserStorage(): PreferencesStorage | undefined {
  try {
    return window.localStorage;
  } catch (reason) {
    if (reason instanceof DOMException) return undefined;
    throw reason;
  }
}

// The script may run before the rest of the page is parsed.
function startWhenParsed(): void {
  const root = document.getElementById('root');
  if (root !== null) void start(root);
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', startWhenParsed);
else startWhenParsed();
