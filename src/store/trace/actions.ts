/** The actions on a shown trace. An action changes the store and nothing else; the page follows. */
import type { Timers } from '../../base/time/timers.ts';
import { spanOfItem } from '../../model/rows/rowItems.ts';
import { clampRange, fullRange, isSameRange, type TimeRange } from '../../model/timeRange.ts';
import type { Microseconds, SpanIndex, Trace } from '../../model/trace.ts';
import { createTraceFindActions, type TraceFindActions } from './find.ts';
import { createTraceHiddenActions, type TraceHiddenActions } from './hidingActions.ts';
import type { LoadFindEngine } from './loadFindEngine.ts';
import { createTraceRowActions, type TraceRowActions } from './rowActions.ts';
import { createTraceRowMoves } from './rowMoves.ts';
import type { RowsCounter } from './rows.ts';
import type { TraceViewSelectors, TraceViewState, TraceViewStore } from './state.ts';

/** Actions whose key may mean something else return whether there was anything to do. */
export interface TraceViewActions extends TraceRowActions, TraceHiddenActions, TraceFindActions {
  /** Zooms to the range between two times, in any order. */
  readonly showTime: (a: Microseconds, b: Microseconds) => void;
  readonly resetZoom: () => boolean;
  /** Squeezes idle time, or shows it at full length; false if there is none. */
  readonly toggleSqueeze: () => boolean;
  /** Zooms to a span, with a little margin. */
  readonly fitSpan: (span: SpanIndex) => void;
  readonly fitFocused: () => boolean;
  /** Replaces the trace by a newer answer for it; the view carries over by the IDs of spans. */
  readonly replaceTrace: (trace: Trace) => void;
  /** Goes to another state of the same trace: that of the address. */
  readonly follow: (state: TraceViewState) => void;
}

/** The margin on both sides of a span that is zoomed to, as a share of its duration. */
const FIT_MARGIN = 0.05;

export interface TraceViewParts {
  readonly store: TraceViewStore;
  readonly select: TraceViewSelectors;
  readonly counter: RowsCounter;
  readonly loadEngine: LoadFindEngine;
  readonly timers: Timers;
}

export function createTraceViewActions({
  store,
  select,
  counter,
  loadEngine,
  timers,
}: TraceViewParts): TraceViewActions {
  const get = store.getState;
  const set = (change: Partial<TraceViewState>) => store.setState(change);
  const setRange = (range: TimeRange) => {
    if (!isSameRange(range, get().range)) set({ range });
  };

  const moves = createTraceRowMoves(store, select, counter);

  const fitSpan = (span: SpanIndex) => {
    const { trace } = get();
    const { start, duration } = trace.spans;
    const margin = duration[span] * FIT_MARGIN;
    setRange(clampRange(start[span] - margin, start[span] + duration[span] + margin, fullRange(trace)));
  };

  return {
    ...createTraceRowActions(store, select, moves),
    ...createTraceHiddenActions({ get, set, change: moves.change }),
    ...createTraceFindActions({ store, select, moves, loadEngine, timers }),
    showTime: (a, b) => setRange(clampRange(a, b, fullRange(get().trace))),
    resetZoom: () => {
      const home = select.home(get());
      if (isSameRange(get().range, home)) return false;
      set({ range: home });
      return true;
    },
    toggleSqueeze: () => {
      const state = get();
      if (select.idleGaps(state).length === 0) return false;
      set({ squeeze: !select.isSqueezed(state) });
      return true;
    },
    fitSpan,
    fitFocused: () => {
      const { focused, selected } = get();
      const span = focused === undefined ? selected : (spanOfItem(focused) ?? selected);
      if (span === undefined) return false;
      fitSpan(span);
      return true;
    },
    replaceTrace: moves.replaceTrace,
    follow: (state) => moves.change({ ...state, ...findOf(get(), state), reveals: get().reveals }),
  };
}

/**
 * Find's results: kept if the query and the trace are the same, since nothing would search for them again.
 */
function findOf(before: TraceViewState, { findText, trace }: TraceViewState): Partial<TraceViewState> {
  if (before.findText !== findText || before.trace !== trace) return {};
  const { found, findErrors, isFindMissing } = before;
  return { found, findErrors, isFindMissing };
}
