/** What surrounds every page: the bar, banners, help; and the page that the address names. */
import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { testHooks } from '../../base/testHooks.ts';
import type { ArrivedConfig } from '../../config/loadConfig.ts';
import { normalizeTraceId, shortTraceId } from '../../model/spanIds.ts';
import type { AppTarget } from '../../store/commands/appCommands.ts';
import { Banner } from '../../ui/Banner.tsx';
import { ButtonLink } from '../../ui/Button.tsx';
import { StateMessage } from '../../ui/StateMessage.tsx';
import { type ForeignPage, formatTracePath, parsePagePath } from '../../url/pagePath.ts';
import type { ParsedPageSettings } from '../../url/pageSettings.ts';
import { formatSpanParameter } from '../../url/spanParameter.ts';
import { parseSearchedSpan } from '../../url/traceReference.ts';
import { useAddress } from '../shared/address.ts';
import { CommandTargetsProvider } from '../shared/commandTargets.tsx';
import { ConfigProvider } from '../shared/config.ts';
import { usePreferences } from '../shared/preferences.ts';
import { ReadinessProvider, useBusy } from '../shared/readiness.tsx';
import { SearchPlaceProvider, useSearchPlace } from '../shared/searchPlace.tsx';
import styles from './App.module.css';
import { AppBar } from './AppBar.tsx';
import { ConfigBanner } from './ConfigBanner.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { HelpLater } from './HelpLater.tsx';
import { SearchPage, TracePage } from './pages.tsx';
import { nextThemeChoice, useTheme } from './theme.ts';
import { useWholeConfig } from './useWholeConfig.ts';

export interface AppProps {
  readonly arrivedConfig: ArrivedConfig;
  readonly pageSettings: ParsedPageSettings;
}

export function App({ arrivedConfig, pageSettings }: AppProps) {
  const loadedConfig = useWholeConfig(arrivedConfig);
  const { path } = useAddress();
  const themeChoice = usePreferences((preferences) => preferences.theme);
  const setPreferences = usePreferences((preferences) => preferences.set);
  const [fromAddress, setFromAddress] = useState(pageSettings.settings.theme);
  useTheme(themeChoice, fromAddress);
  const [isHelpShown, setIsHelpShown] = useState(false);
  const omnibox = useRef<HTMLInputElement>(null);
  const cycleTheme = useCallback(() => {
    setPreferences({ theme: nextThemeChoice(fromAddress ?? themeChoice) });
    if (fromAddress === undefined) return;
    // The button wins over the address from now on.
    setFromAddress(undefined);
    forgetTheme();
  }, [setPreferences, themeChoice, fromAddress]);
  const target = useMemo<AppTarget>(
    () => ({
      toggleHelp: () => setIsHelpShown((isShown) => !isShown),
      focusOmnibox: () => {
        omnibox.current?.focus();
        omnibox.current?.select();
      },
      cycleTheme,
    }),
    [cycleTheme],
  );
  return (
    <ConfigProvider value={loadedConfig.config}>
      <ReadinessProvider>
        <CommandTargetsProvider app={target}>
          <SearchPlaceProvider>
            <div className={styles.app}>
              <button type="button" className={styles.skip} onClick={skipToMain} data-behind-sheet>
                Skip to the content
              </button>
              <AppBar
                theme={fromAddress ?? themeChoice}
                omniboxRef={omnibox}
                onThemeChange={cycleTheme}
                onHelp={target.toggleHelp}
              />
              <ConfigBanner loaded={loadedConfig} />
              {pageSettings.problems.length > 0 && (
                <Banner kind="configuration" testId={testHooks.banner}>
                  {pageSettings.problems.join(' ')}
                </Banner>
              )}
              {isHelpShown && <HelpLater onClose={() => setIsHelpShown(false)} />}
              <main id="main" className={styles.main} tabIndex={-1}>
                <ErrorBoundary resetKey={path}>
                  <Suspense fallback={<Pending />}>
                    <Page path={path} />
                  </Suspense>
                </ErrorBoundary>
              </main>
            </div>
          </SearchPlaceProvider>
        </CommandTargetsProvider>
      </ReadinessProvider>
    </ConfigProvider>
  );
}

function forgetTheme(): void {
  const { href } = window.location;
  const url = new URL(href);
  url.searchParams.delete('theme');
  window.history.replaceState(window.history.state, '', url);
}

/** A button, not a link: relative to the page's base, `#main` would be the address of another page. */
function skipToMain(): void {
  document.getElementById('main')?.focus();
}

function Page({ path }: { readonly path: string }) {
  const page = parsePagePath(path);
  switch (page.kind) {
    case 'home':
      return <HomeRedirect />;
    case 'search':
      return <SearchOrSpan />;
    case 'trace':
      return <TracePage id={page.id} />;
    case 'foreign':
      return <ForeignPageView page={page.page} traceIds={page.traceIds} />;
    case 'unknown':
      return <NoSuchPage path={page.text} />;
  }
}

/** The search page, or the trace of a span that its address names: `/search?span=<id>@<trace>`. */
function SearchOrSpan() {
  const { go, query } = useAddress();
  const span = useMemo(() => parseSearchedSpan(query), [query]);
  useEffect(() => {
    if (span === undefined) return;
    go(formatTracePath(span.traceId), formatSpanParameter(span.spanId), { replace: true });
  }, [go, span]);
  return span === undefined ? <SearchPage /> : <Pending />;
}

function HomeRedirect() {
  const { go, query } = useAddress();
  useEffect(() => go('/search', query, { replace: true }), [go, query]);
  return <Pending />;
}

/** Shows nothing at first, since most waits are short. */
function Pending() {
  useBusy(true);
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), PENDING_PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return isLong ? <StateMessage title="Loading the page…" headingLevel={1} /> : null;
}

const PENDING_PATIENCE_MS = 500;

const foreignNames: Readonly<Record<ForeignPage, string>> = {
  dependencies: 'The map of services',
  monitor: 'The monitor of services',
  compare: 'The comparison of traces',
  'quality-metrics': 'The quality of traces',
};

interface ForeignPageProps {
  readonly page: ForeignPage;
  readonly traceIds: readonly string[];
}

/** A page that Jaeger UI has at this address. */
function ForeignPageView({ page, traceIds }: ForeignPageProps) {
  const { href } = useAddress();
  const searchPlace = useSearchPlace();
  const name = foreignNames[page];
  useEffect(() => {
    document.title = `${name} · Spanwise`;
  }, [name]);
  return (
    <StateMessage
      title={`${name} is not in Spanwise yet`}
      headingLevel={1}
      message="Jaeger UI has this page. Spanwise searches traces and shows them one at a time."
      actions={
        <>
          {traceIds.map((id) => (
            <ButtonLink key={id} look="outline" href={href(formatTracePath(id), '')}>
              Open trace {shortTraceId(normalizeTraceId(id))}
            </ButtonLink>
          ))}
          <ButtonLink look="outline" href={href('/search', searchPlace)}>
            Search traces
          </ButtonLink>
        </>
      }
    />
  );
}

function NoSuchPage({ path }: { readonly path: string }) {
  const { href } = useAddress();
  const searchPlace = useSearchPlace();
  useEffect(() => {
    document.title = 'No such page · Spanwise';
  }, []);
  return (
    <StateMessage
      tone="warn"
      title="There is no such page"
      headingLevel={1}
      message={`Spanwise has no page at ${path}.`}
      actions={
        <ButtonLink look="outline" href={href('/search', searchPlace)}>
          Search traces
        </ButtonLink>
      }
    />
  );
}
