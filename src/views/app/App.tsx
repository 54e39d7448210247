/** What surrounds every page: the bar, banners, help; and the page that the address names. */
import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { testHooks } from '../../base/testHooks.ts';
import type { ArrivedConfig } from '../../config/loadConfig.ts';
import type { AppTarget } from '../../store/commands/appCommands.ts';
import { Banner } from '../../ui/Banner.tsx';
import { StateMessage } from '../../ui/StateMessage.tsx';
import { formatTracePath, parsePagePath } from '../../url/pagePath.ts';
import type { ParsedPageSettings } from '../../url/pageSettings.ts';
import { formatSpanParameter } from '../../url/spanParameter.ts';
import { parseSearchedSpan } from '../../url/traceReference.ts';
import { useAddress } from '../shared/address.ts';
import { CommandTargetsProvider } from '../shared/commandTargets.tsx';
import { ConfigProvider } from '../shared/config.ts';
import { type LaterCode, useWhenIdle } from '../shared/laterCode.ts';
import { PartFailure } from '../shared/PartFailure.tsx';
import { pagePart } from '../shared/pagePart.ts';
import { usePreferences } from '../shared/preferences.ts';
import { ReadinessProvider, useBusy } from '../shared/readiness.tsx';
import { SearchPlaceProvider } from '../shared/searchPlace.tsx';
import styles from './App.module.css';
import { AppBar } from './AppBar.tsx';
import { ConfigBanner } from './ConfigBanner.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { HelpLater } from './HelpLater.tsx';
import type { OtherPageProps } from './OtherPages.tsx';
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
    case 'unknown':
      return <OtherPageLater page={page} />;
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

const otherPage: LaterCode<OtherPageProps> = pagePart(
  'This page',
  async () => (await import('./OtherPages.tsx')).OtherPage,
);

function OtherPageLater(props: OtherPageProps) {
  const { value: OtherPage, failure, isTrying, onRetry } = useWhenIdle(otherPage, true);
  if (OtherPage !== undefined) return <OtherPage {...props} />;
  return failure === undefined ? null : (
    <PartFailure headingLevel={1} failure={failure} isTrying={isTrying} onRetry={onRetry} />
  );
}
