/** A trace's view as its address says it, and the address of a view. */
import { memoizeLast } from '../../base/memoizeLast.ts';
import { BitSet } from '../../model/bitSet.ts';
import { DEFAULT_COLOR_BY } from '../../model/color/colorBy.ts';
import { jaegerFindWords, spanQueryOfJaegerFind } from '../../model/find/jaegerFind.ts';
import { applyCollapseLevel, describeCollapsed } from '../../model/rows/levels.ts';
import { itemOfSpan, nodeCount, rowNodeCount } from '../../model/rows/rowItems.ts';
import { ancestorNodes } from '../../model/rows/rowTree.ts';
import { findSpanById, formatSpanId } from '../../model/spanIds.ts';
import { clampRange, fullRange, homeRange, isSameRange } from '../../model/timeRange.ts';
import type { SpanIndex, Trace } from '../../model/trace.ts';
import { emptyTraceUrl, type TraceUrl } from '../../url/traceUrl.ts';
import { type CollapseUrl, MOST_COLLAPSE_EXCEPTIONS } from '../../url/traceUrlCollapse.ts';
import { describeOpened, findNodes, findOpened, idOfNode } from './nodeIds.ts';
import type { TraceViewState } from './state.ts';

/** The view that an address asks for; what it names and the trace has not is left out. The selected span is visible. */
export function traceViewStateOf(trace: Trace, url: TraceUrl): TraceViewState {
  const full = fullRange(trace);
  const root = url.root === undefined ? undefined : findSpanById(trace, url.root);
  const home = homeRange(trace, root);
  const hasRange = url.from !== undefined || url.to !== undefined;
  const jaeger = readJaegerFind(trace, url.uiFind);
  const named = url.span === undefined ? undefined : findSpanById(trace, url.span);
  const selected = named ?? jaeger.span;
  const focused = selected === undefined ? undefined : itemOfSpan(selected);
  const asked =
    url.collapse === undefined
      ? BitSet.empty(nodeCount(trace))
      : applyCollapseLevel(trace, {
          level: url.collapse.level,
          exceptions: findNodes(trace, url.collapse.exceptions),
        });
  return {
    trace,
    range: hasRange ? clampRange(url.from ?? home.start, url.to ?? home.end, full) : home,
    collapsed: focused === undefined ? asked : asked.with(ancestorNodes(trace, focused), false),
    focused,
    selected,
    findText: url.find ?? jaeger.findText,
    findErrors: [],
    isFindMissing: false,
    found: { trace, text: '', matches: undefined },
    findMode: url.findMode ?? 'highlight',
    threshold: url.threshold,
    hiddenValues: url.hiddenValues,
    isGrouped: url.isGrouped,
    groups: undefined,
    opened: BitSet.empty(rowNodeCount(trace)).with(findOpened(trace, url.opened), true),
    squeeze: url.squeeze,
    root,
    colorBy: url.colorBy ?? DEFAULT_COLOR_BY,
    areBarsHidden: url.areBarsHidden,
    reveals: 0,
    drawn: undefined,
  };
}

/** What the address of views is made of; remembers the dear part, since it is asked often and changes seldom. */
export function createTraceUrlFormat(): (state: TraceViewState) => TraceUrl {
  const collapseOf = memoizeLast((trace: Trace, collapsed: BitSet): CollapseUrl | undefined => {
    const { level, exceptions } = describeCollapsed(trace, collapsed, MOST_COLLAPSE_EXCEPTIONS);
    if (level === undefined && exceptions.length === 0) return undefined;
    return { level, exceptions: exceptions.map((node) => idOfNode(trace, node)) };
  });
  const homeOf = memoizeLast(homeRange);
  const openedOf = memoizeLast(describeOpened);
  return (state) => {
    const { trace, range, selected, findText, findMode, root, colorBy } = state;
    const isFull = isSameRange(range, homeOf(trace, root));
    return {
      ...emptyTraceUrl,
      span: selected === undefined ? undefined : formatSpanId(trace, selected),
      from: isFull ? undefined : range.start,
      to: isFull ? undefined : range.end,
      find: findText.trim() === '' ? undefined : findText,
      collapse: collapseOf(trace, state.collapsed),
      findMode: findMode === 'highlight' ? undefined : findMode,
      threshold: state.threshold,
      hiddenValues: state.hiddenValues,
      isGrouped: state.isGrouped,
      opened: openedOf(trace, state.opened),
      squeeze: state.squeeze,
      root: root === undefined ? undefined : formatSpanId(trace, root),
      colorBy: colorBy === DEFAULT_COLOR_BY ? undefined : colorBy,
      areBarsHidden: state.areBarsHidden,
    };
  };
}

/** A span id among the words selects that span, the others are looked for. */
function readJaegerFind(trace: Trace, uiFind: string | undefined) {
  if (uiFind === undefined) return { span: undefined, findText: '' };
  let span: SpanIndex | undefined;
  const words = jaegerFindWords(uiFind).filter((word) => {
    const named = /^[0-9a-f]{12,16}$/i.test(word) ? findSpanById(trace, word) : undefined;
    span ??= named;
    return named === undefined;
  });
  return { span, findText: spanQueryOfJaegerFind(words.join(' ')) };
}
