/**
 * The panel with a span's details: on the right, or at the bottom of narrow windows. It never moves the rows.
 */
import {
  type CSSProperties,
  type KeyboardEvent,
  useCallback,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { testHooks } from '../../../base/testHooks.ts';
import { spanDetails } from '../../../model/details/spanDetails.ts';
import { findSpanById } from '../../../model/spanIds.ts';
import type { SpanIndex, Trace } from '../../../model/trace.ts';
import { useSharedCopyMenu } from '../../../ui/CopyMenu.tsx';
import { ResizeHandle } from '../../../ui/ResizeHandle.tsx';
import { usePreferences } from '../../shared/preferences.ts';
import { SMALL_SCREEN, useMediaQuery } from '../../shared/useMediaQuery.ts';
import { DrawerHead } from './DrawerHead.tsx';
import { DrawerSections } from './DrawerSections.tsx';
import styles from './SpanDrawer.module.css';

export interface SpanDrawerProps {
  readonly trace: Trace;
  readonly span: SpanIndex;
  /** Position of the span's row among the rows, from 1. */
  readonly position: number;
  readonly rowCount: number;
  /** The CSS colour of its bar. */
  readonly color: string;
  readonly onClose: () => void;
  readonly onLookAt: (() => void) | undefined;
  readonly onSelectSpan: (span: SpanIndex) => void;
  readonly onOpenTrace: (traceId: string, spanId: string | undefined) => void;
}

/** In narrower windows the panel is at the bottom; the style sheet has the same number. */
const NARROW = '(max-width: 999px)';
/** At widths between these the head is next to the sections. */
const SPLIT = '(min-width: 640px) and (max-width: 999px)';
const WIDTH = { min: 300, max: 1200 };
const HEIGHT = { min: 140, max: 1200 };
/** The panel takes at most this share of the window; the style sheet has the same number. */
const MOST_SHARE = 0.7;

export function SpanDrawer(props: SpanDrawerProps) {
  const { trace, span, position, rowCount, onClose, onSelectSpan } = props;
  const details = useMemo(() => spanDetails(trace, span), [trace, span]);
  const [filter, setFilter] = useState('');
  const deferredFilter = useDeferredValue(filter);
  const { open: openMenu, menu } = useSharedCopyMenu();
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const { side, size, handle } = useDrawerSize();
  const isSplit = useMediaQuery(SPLIT) && side === 'bottom';

  const drawer = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another span starts at the top
  useLayoutEffect(() => {
    if (scroller === null) return undefined;
    // Done before the next paint, when the browser lays out the page anyway.
    const frame = requestAnimationFrame(() => {
      scroller.scrollTop = 0;
    });
    return () => cancelAnimationFrame(frame);
  }, [scroller, span]);

  useEffect(() => {
    if (side !== 'sheet') return undefined;
    // The sheet covers the rows, which get the focus back when it closes.
    drawer.current?.focus({ preventScroll: true });
    const behind = [...document.querySelectorAll<HTMLElement>('[data-behind-sheet]')];
    for (const element of behind) element.inert = true;
    return () => {
      for (const element of behind) element.inert = false;
      // Only if the details close, and not when the window grows.
      if (matchMedia(SMALL_SCREEN).matches === false) return;
      const rows = document.querySelector<HTMLElement>(`[data-testid="${testHooks.waterfallRows}"]`);
      requestAnimationFrame(() => rows?.focus({ preventScroll: true }));
    };
  }, [side]);

  // Zooming renders the page again; a stable callback spares the sections, which may be long.
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });
  const openLink = useCallback((traceId: string, spanId: string) => {
    const now = latest.current;
    if (traceId !== now.trace.id) {
      now.onOpenTrace(traceId, spanId === '' ? undefined : spanId);
      return;
    }
    const target = findSpanById(now.trace, spanId);
    if (target === undefined) return;
    now.onSelectSpan(target);
    // The pressed button disappears with its span.
    drawer.current?.focus({ preventScroll: true });
  }, []);

  return (
    <aside
      ref={drawer}
      tabIndex={-1}
      onKeyDown={keepScrollKeys}
      className={styles.drawer}
      style={size}
      aria-label="Span details"
      data-testid={testHooks.spanDrawer}
      data-side={side}
    >
      {handle}
      <div className={styles.panes} ref={isSplit ? undefined : setScroller}>
        <div className={styles.pane}>
          <DrawerHead
            trace={trace}
            details={details}
            color={props.color}
            position={position}
            rowCount={rowCount}
            filter={filter}
            onFilter={setFilter}
            onClose={onClose}
            onLookAt={props.onLookAt}
            onSelectSpan={onSelectSpan}
          />
        </div>
        <div className={styles.pane} ref={isSplit ? setScroller : undefined}>
          <DrawerSections
            key={span}
            trace={trace}
            details={details}
            filter={deferredFilter.trim()}
            openMenu={openMenu}
            scroller={scroller}
            onOpenLink={openLink}
          />
        </div>
      </div>
      {menu}
    </aside>
  );
}

const SCROLL_KEYS = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End']);

/** While the focus is in the panel, scrolling keys scroll it instead of moving through the rows. */
function keepScrollKeys(event: KeyboardEvent) {
  const hasModifier = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
  if (!hasModifier && SCROLL_KEYS.has(event.key)) event.stopPropagation();
}

/** The panel's size: the user's preference, or the pointer's while it is dragged. */
function useDrawerSize() {
  const isSheet = useMediaQuery(SMALL_SCREEN);
  const isBottom = useMediaQuery(NARROW) && !isSheet;
  const width = usePreferences((state) => state.drawerWidth);
  const height = usePreferences((state) => state.drawerHeight);
  const setPreferences = usePreferences((state) => state.set);
  const [dragged, setDragged] = useState<number | undefined>(undefined);
  const kept = isBottom ? height : width;
  const range = isBottom ? HEIGHT : WIDTH;
  // Read during render: if the window has shrunk since, the style sheet limits the size.
  const room = Math.floor(MOST_SHARE * (isBottom ? window.innerHeight : window.innerWidth));
  const max = Math.max(range.min, Math.min(range.max, room));
  const now = Math.min(max, dragged ?? kept);
  const size: CSSProperties = isBottom ? { height: now } : { width: now };
  const handle = (
    <ResizeHandle
      label={isBottom ? 'Height of the span details' : 'Width of the span details'}
      edge={isBottom ? 'top' : 'left'}
      size={now}
      min={range.min}
      max={max}
      onResize={setDragged}
      onResizeEnd={(end) => {
        setDragged(undefined);
        setPreferences(isBottom ? { drawerHeight: end } : { drawerWidth: end });
      }}
    />
  );
  return isSheet
    ? ({ side: 'sheet', size: undefined, handle: null } as const)
    : ({ side: isBottom ? 'bottom' : 'right', size, handle } as const);
}
