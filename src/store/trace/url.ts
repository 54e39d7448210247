/** Converts between the state of a view and its address. */
import { mapTable, namesOf } from '../../base/mapTable.ts';
import { memoizeLast } from '../../base/memoizeLast.ts';
import { BitSet } from '../../model/bitSet.ts';
import { usualColorBy } from '../../model/color/colorBy.ts';
import { NOTHING_HIDDEN } from '../../model/filter/hiding.ts';
import { jaegerFindWords, spanQueryOfJaegerFind } from '../../model/find/jaegerFind.ts';
import { applyCollapseLevel, describeCollapsed } from '../../model/rows/levels.ts';
import { itemOfSpan, nodeCount, rowNodeCount } from '../../model/rows/rowItems.ts';
import { ancestorNodes } from '../../model/rows/rowTree.ts';
import { findSpanById, formatSpanId } from '../../model/spanIds.ts';
import { clampRange, fullRange, homeRange, isSameRange } from '../../model/timeRange.ts';
import type { SpanIndex, Trace } from '../../model/trace.ts';
import type { TraceUrl } from '../../url/traceUrl.ts';
import { type CollapseUrl, MOST_COLLAPSE_EXCEPTIONS } from '../../url/traceUrlCollapse.ts';
import { describeOpened, findNodes, findOpened, idOfNode } from './nodeIds.ts';
import type { TraceViewState } from './state.ts';

/** How a parameter of the address relates to a view. */
interface ViewParameter<T> {
  readonly get: (view: TraceViewState) => T;
  /** Returns what it changes in a view; nothing for what the trace does not have. */
  readonly set: (value: T, view: TraceViewState) => Partial<TraceViewState>;
}

type ViewParameters = { readonly [Name in keyof TraceUrl]: ViewParameter<TraceUrl[Name]> };

/**
 * Returns the view that an address asks for. What the trace does not have is left out. The selected span is
 * visible.
 */
export function traceViewStateOf(trace: Trace, url: TraceUrl): TraceViewState {
  const parameters = createViewParameters();
  let view = untouchedView(trace);
  for (const name of namesOf(parameters)) view = { ...view, ...change(parameters, name, url, view) };
  const focused = view.selected === undefined ? undefined : itemOfSpan(view.selected);
  if (focused === undefined) return view;
  return { ...view, focused, collapsed: view.collapsed.with(ancestorNodes(trace, focused), false) };
}

/** Returns what formats views for the address. It caches what takes time, because it is called often. */
export function createTraceUrlFormat(): (view: TraceViewState) => TraceUrl {
  const parameters = createViewParameters();
  return (view) => mapTable<TraceUrl>(parameters, (name) => parameters[name].get(view));
}

function change<Name extends keyof TraceUrl>(
  parameters: ViewParameters,
  name: Name,
  url: TraceUrl,
  view: TraceViewState,
): Partial<TraceViewState> {
  return parameters[name].set(url[name], view);
}

/** A trace that nobody has touched. */
function untouchedView(trace: Trace): TraceViewState {
  return {
    trace,
    range: fullRange(trace),
    collapsed: BitSet.empty(nodeCount(trace)),
    focused: undefined,
    selected: undefined,
    findText: '',
    findErrors: [],
    isFindMissing: false,
    found: { trace, text: '', matches: undefined },
    findMode: 'highlight',
    hiding: NOTHING_HIDDEN,
    isGrouped: false,
    groups: undefined,
    opened: BitSet.empty(rowNodeCount(trace)),
    squeeze: undefined,
    root: undefined,
    colorBy: usualColorBy(trace),
    areBarsHidden: false,
    isPathShown: false,
    reveals: 0,
    drawn: undefined,
  };
}

/**
 * One row for each row of the table in url/traceUrl. They are set in this order: the time in view starts as
 * that of the root, and our own parameters override Jaeger UI's.
 */
function createViewParameters(): ViewParameters {
  const collapseOf = memoizeLast(describeCollapse);
  const homeOf = memoizeLast(homeRange);
  const openedOf = memoizeLast(describeOpened);
  return {
    root: {
      get: ({ trace, root }) => idOf(trace, root),
      set: (id, { trace }) => {
        const root = spanOf(trace, id);
        return { root, range: homeRange(trace, root) };
      },
    },
    range: {
      get: ({ trace, range, root }) =>
        isSameRange(range, homeOf(trace, root))
          ? { from: undefined, to: undefined }
          : { from: range.start, to: range.end },
      set: ({ from, to }, { trace, range }) =>
        from === undefined && to === undefined
          ? {}
          : { range: clampRange(from ?? range.start, to ?? range.end, fullRange(trace)) },
    },
    uiFind: {
      get: () => undefined,
      set: (text, { trace }) => readJaegerFind(trace, text),
    },
    span: {
      get: ({ trace, selected }) => idOf(trace, selected),
      set: (id, { trace, selected }) => ({ selected: spanOf(trace, id) ?? selected }),
    },
    find: {
      get: ({ findText }) => (findText.trim() === '' ? undefined : findText),
      set: (text, { findText }) => ({ findText: text ?? findText }),
    },
    collapse: {
      get: ({ trace, collapsed }) => collapseOf(trace, collapsed),
      set: (collapse, { trace }) =>
        collapse === undefined
          ? {}
          : {
              collapsed: applyCollapseLevel(trace, {
                level: collapse.level,
                exceptions: findNodes(trace, collapse.exceptions),
              }),
            },
    },
    findMode: {
      get: ({ findMode }) => (findMode === 'highlight' ? undefined : findMode),
      set: (findMode = 'highlight') => ({ findMode }),
    },
    hiding: {
      get: (view) => view.hiding,
      set: (hiding) => ({ hiding }),
    },
    isGrouped: {
      get: (view) => view.isGrouped,
      set: (isGrouped) => ({ isGrouped }),
    },
    opened: {
      get: ({ trace, opened }) => openedOf(trace, opened),
      set: (rows = [], { trace, opened }) => ({ opened: opened.with(findOpened(trace, rows), true) }),
    },
    squeeze: {
      get: (view) => view.squeeze,
      set: (squeeze) => ({ squeeze }),
    },
    colorBy: {
      get: ({ trace, colorBy }) => (colorBy === usualColorBy(trace) ? undefined : colorBy),
      set: (colorBy, { trace }) => ({ colorBy: colorBy ?? usualColorBy(trace) }),
    },
    areBarsHidden: {
      get: (view) => view.areBarsHidden,
      set: (areBarsHidden) => ({ areBarsHidden }),
    },
    isPathShown: {
      get: (view) => view.isPathShown,
      set: (isPathShown) => ({ isPathShown }),
    },
  };
}

function describeCollapse(trace: Trace, collapsed: BitSet): CollapseUrl | undefined {
  const { level, exceptions } = describeCollapsed(trace, collapsed, MOST_COLLAPSE_EXCEPTIONS);
  if (level === undefined && exceptions.length === 0) return undefined;
  return { level, exceptions: exceptions.map((node) => idOfNode(trace, node)) };
}

function idOf(trace: Trace, span: SpanIndex | undefined): string | undefined {
  return span === undefined ? undefined : formatSpanId(trace, span);
}

function spanOf(trace: Trace, id: string | undefined): SpanIndex | undefined {
  return id === undefined ? undefined : findSpanById(trace, id);
}

/** Splits Jaeger's `uiFind`: a span ID among the words selects that span, the other words are searched. */
function readJaegerFind(trace: Trace, uiFind: string | undefined) {
  if (uiFind === undefined) return {};
  let selected: SpanIndex | undefined;
  const words = jaegerFindWords(uiFind).filter((word) => {
    const named = /^[0-9a-f]{12,16}$/i.test(word) ? findSpanById(trace, word) : undefined;
    selected ??= named;
    return named === undefined;
  });
  return { selected, findText: spanQueryOfJaegerFind(words.join(' ')) };
}
