/** A loaded trace: header, tools, waterfall and the details of the selected span, all on one `TraceView`. */
import { type CSSProperties, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useStore } from 'zustand';
import { testHooks } from '../../base/testHooks.ts';
import { cutText } from '../../base/text/cutText.ts';
import { runInSlices } from '../../base/time/slicedTask.ts';
import { colorOfSpan } from '../../layout/spanColors.ts';
import { itemOfSpan } from '../../model/rows/rowItems.ts';
import { hasChildren } from '../../model/rows/rowTree.ts';
import { rowOfItemOrAncestor } from '../../model/rows/visibleRows.ts';
import { shortTraceId } from '../../model/spanIds.ts';
import { findRoot } from '../../model/summaries/summarizeTrace.ts';
import type { Trace } from '../../model/trace.ts';
import type { Loaded } from '../../queries/contracts.ts';
import type { TraceTarget } from '../../store/commands/traceCommands.ts';
import { countNewIds } from '../../store/trace/countNewIds.ts';
import { createTraceView } from '../../store/trace/traceView.ts';
import { traceViewStateOf } from '../../store/trace/url.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { formatTracePath } from '../../url/pagePath.ts';
import { formatSimilarSearch } from '../../url/similarSearch.ts';
import { formatSpanParameter } from '../../url/spanParameter.ts';
import { parseTraceUrl } from '../../url/traceUrl.ts';
import { useAddress } from '../shared/address.ts';
import { useCommandTarget } from '../shared/commandTargets.tsx';
import { PartFailure } from '../shared/PartFailure.tsx';
import { usePreferences } from '../shared/preferences.ts';
import { useBusy } from '../shared/readiness.tsx';
import { useNotePlace } from '../shared/searchPlace.tsx';
import { SMALL_SCREEN, useMediaQuery } from '../shared/useMediaQuery.ts';
import { operationText, serviceText } from './context/spanText.ts';
import { TraceViewProvider, useTraceState, useTraceView } from './context/traceView.ts';
import { aside } from './context/useSlices.ts';
import { useSpanColors } from './context/useSpanColors.ts';
import { loadFindEngine } from './find/findEngine.ts';
import { LegendLater } from './legend/LegendLater.tsx';
import styles from './ShownTrace.module.css';
import { TraceHeader } from './TraceHeader.tsx';
import { TraceWarnings } from './TraceWarnings.tsx';
import { FocusBreadcrumb } from './tools/FocusBreadcrumb.tsx';
import { TraceTools } from './tools/TraceTools.tsx';
import { useSpanDrawer } from './useSpanDrawer.ts';
import { useUrlSync } from './useUrlSync.ts';
import type { TimeControl } from './waterfall/time/useTimeControl.ts';
import { Waterfall } from './waterfall/Waterfall.tsx';

export interface ShownTraceProps {
  readonly trace: Trace;
  readonly loaded: Loaded<Trace>;
}

export function ShownTrace({ trace, loaded }: ShownTraceProps) {
  const { query } = useAddress();
  const [view] = useState(() =>
    createTraceView(traceViewStateOf(trace, parseTraceUrl(query)), loadFindEngine),
  );
  const news = useNews(trace);
  useEffect(() => view.act.replaceTrace(trace), [view, trace]);
  useBusy(useStore(view.store, (state) => state.trace) !== trace);
  useUrlSync(view);
  return (
    <TraceViewProvider value={view}>
      <TraceLayout loaded={loaded} news={news} />
    </TraceViewProvider>
  );
}

function TraceLayout({
  loaded,
  news,
}: {
  readonly loaded: Loaded<Trace>;
  readonly news: string | undefined;
}) {
  const view = useTraceView();
  const trace = useTraceState((state) => state.trace);
  const findInput = useRef<HTMLInputElement>(null);
  const rowsInSight = useRef(1);
  const onRows = useCallback((_: HTMLElement | null, count: number) => {
    rowsInSight.current = count;
  }, []);
  const timeControl = useRef<TimeControl>(null);
  const [areWarningsShown, setAreWarningsShown] = useState(false);
  const isSmall = useMediaQuery(SMALL_SCREEN);
  const [isUnfolded, setIsUnfolded] = useState(false);
  const isFolded = isSmall && !isUnfolded;
  const isCovered = useTraceState((state) => state.selected !== undefined) && isSmall;
  const { refresh } = loaded;
  const target = useMemo<TraceTarget>(
    () => ({
      view,
      pageRows: () => rowsInSight.current,
      isReadingDetails: () => document.activeElement?.closest('aside') != null,
      focusFind: () => {
        if (findInput.current === null) flushSync(() => setIsUnfolded(true));
        findInput.current?.focus();
        findInput.current?.select();
      },
      refresh,
      zoom: (factor) => timeControl.current?.zoom(factor),
      pan: (share) => timeControl.current?.panByShare(share),
    }),
    [view, refresh],
  );
  useCommandTarget('trace', target);
  useTitle(trace);
  useNotePlace(
    'similar',
    useMemo(() => similarSearch(trace), [trace]),
  );
  useFirstFocus();
  return (
    <div className={styles.page}>
      <div className={styles.head} data-folded={isFolded} inert={isCovered}>
        <TraceHeader
          folding={isSmall ? { isFolded, onToggle: () => setIsUnfolded(isFolded) } : undefined}
          isLoading={loaded.isLoading}
          news={news}
          onRefresh={refresh}
          areWarningsShown={areWarningsShown}
          onWarnings={() => setAreWarningsShown((isShown) => !isShown)}
        />
        {loaded.failure !== undefined && (
          <Banner kind="connection" testId={testHooks.banner}>
            The trace could not be refreshed: {loaded.failure.title}. {loaded.failure.message} This is the
            earlier answer.
          </Banner>
        )}
        <TraceWarnings trace={trace} isListShown={areWarningsShown} onSelectSpan={view.act.select} />
        {!isFolded && (
          <>
            <LegendLater />
            <TraceTools findInput={findInput} />
          </>
        )}
        <FocusBreadcrumb />
      </div>
      <div className={styles.content}>
        <div className={styles.rows} inert={isCovered}>
          <Waterfall onRows={onRows} timeControl={timeControl} />
        </div>
        <Details />
      </div>
    </div>
  );
}

/** The details of the selected span, if there is one. */
function Details() {
  const view = useTraceView();
  const trace = useTraceState((state) => state.trace);
  const rowCount = useTraceState((state) => view.select.rows(state).items.length);
  const row = useTraceState((state) =>
    state.selected === undefined
      ? undefined
      : rowOfItemOrAncestor(view.select.rows(state), itemOfSpan(state.selected)),
  );
  const selected = useTraceState((state) => state.selected);
  const root = useTraceState((state) => state.root);
  const colors = useSpanColors();
  const { go } = useAddress();
  const { value: SpanDrawer, failure, isTrying, onRetry } = useSpanDrawer(selected !== undefined);
  if (selected === undefined) return null;
  if (SpanDrawer === undefined) {
    const close = (
      <Button look="outline" onClick={view.act.closeDetails}>
        Close
      </Button>
    );
    return (
      <DrawerSpace>
        {failure !== undefined && (
          <PartFailure failure={failure} isTrying={isTrying} onRetry={onRetry} actions={close} />
        )}
      </DrawerSpace>
    );
  }
  return (
    <SpanDrawer
      trace={trace}
      span={selected}
      position={(row ?? 0) + 1}
      rowCount={rowCount}
      color={colorOfSpan(colors, selected).color}
      onClose={view.act.closeDetails}
      onLookAt={
        selected === root || !hasChildren(trace, itemOfSpan(selected))
          ? undefined
          : () => view.act.setRoot(selected)
      }
      onSelectSpan={view.act.select}
      onOpenTrace={(traceId, spanId) => go(formatTracePath(traceId), formatSpanParameter(spanId))}
    />
  );
}

/**
 * Reserves the space of the details while their code is
 * loading or has failed to load, so that rows do not move.
 */
function DrawerSpace({ children }: { readonly children: ReactNode }) {
  const width = usePreferences((preferences) => preferences.drawerWidth);
  const height = usePreferences((preferences) => preferences.drawerHeight);
  const size: CSSProperties & Record<`--${string}`, string> = {
    '--drawer-width': `${width}px`,
    '--drawer-height': `${height}px`,
  };
  return (
    <div className={styles.drawerSpace} style={size}>
      {children}
    </div>
  );
}

function similarSearch(trace: Trace): string {
  const { spans, startUnixMicros, duration } = trace;
  const service = trace.services.at(spans.service[findRoot(trace)])?.name ?? '';
  return formatSimilarSearch(service, startUnixMicros, startUnixMicros + duration);
}

/**
 * After another page the focus is nowhere: it begins in the rows, which are announced. No row gets it yet,
 * since keys such as `n` go on from there.
 */
function useFirstFocus(): void {
  useEffect(() => {
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    const rows = document.querySelector<HTMLElement>(`[data-testid="${testHooks.waterfallRows}"]`);
    if (rows === null) return;
    rows.dataset.quiet = '';
    rows.focus({ preventScroll: true });
    delete rows.dataset.quiet;
  }, []);
}

/** A browser tab shows no more than this. */
const TITLE_CHARACTERS = 120;

function useTitle(trace: Trace): void {
  useEffect(() => {
    const root = findRoot(trace);
    const name = cutText(`${serviceText(trace, root)} ${operationText(trace, root)}`, TITLE_CHARACTERS);
    document.title = `${name} · ${shortTraceId(trace.id)} · Spanwise`;
  }, [trace]);
}

/** What a reload has changed, as a sentence; undefined before the first one. */
function useNews(trace: Trace): string | undefined {
  const [news, setNews] = useState<string>();
  const known = useRef(trace);
  useEffect(() => {
    const older = known.current;
    known.current = trace;
    if (older === trace) return undefined;
    const tell = (arrived: number) =>
      setNews(arrived === 0 ? 'Nothing new' : arrived === 1 ? '1 span arrived' : `${arrived} spans arrived`);
    return runInSlices(countNewIds(older.spans.id, trace.spans.id), tell, aside);
  }, [trace]);
  return news;
}
