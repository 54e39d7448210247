/** A trace's view as its address says it, and the address of a view. */
import { memoizeLast } from '../base/memoizeLast.ts';
import { BitSet } from '../model/bitSet.ts';
import { findSpanById, formatMissingParentId, formatSpanId } from '../model/spanIds.ts';
import { jaegerFindWords, spanQueryOfJaegerFind } from '../model/spanQuery.ts';
import { clampRange, fullRange, isSameRange } from '../model/timeRange.ts';
import type { SpanIndex, Trace } from '../model/trace.ts';
import { ancestorNodes, itemOfNode, itemOfSpan, nodeCount, spanOfItem } from '../model/visibleRows.ts';
import { applyCollapseLevel, describeCollapsed } from '../model/visibleRowsLevels.ts';
import { type CollapseUrl, emptyTraceUrl, MOST_COLLAPSE_EXCEPTIONS, type TraceUrl } from '../url/traceUrl.ts';
import type { TraceViewState } from './traceViewState.ts';

/** The view that an address asks for; what it names and the trace has not is left out. The selected span is visible. */
export function traceViewStateOf(trace: Trace, url: TraceUrl): TraceViewState {
  const full = fullRange(trace);
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
    range: hasRange ? clampRange(url.from ?? full.start, url.to ?? full.end, full) : full,
    collapsed: focused === undefined ? asked : asked.with(ancestorNodes(trace, focused), false),
    focused,
    selected,
    findText: url.find ?? jaeger.findText,
    reveals: 0,
  };
}

/** What the address of views is made of; remembers the dear part, since it is asked often and changes seldom. */
export function createTraceUrlFormat(): (state: TraceViewState) => TraceUrl {
  const collapseOf = memoizeLast((trace: Trace, collapsed: BitSet): CollapseUrl | undefined => {
    const { level, exceptions } = describeCollapsed(trace, collapsed, MOST_COLLAPSE_EXCEPTIONS);
    if (level === undefined && exceptions.length === 0) return undefined;
    return { level, exceptions: exceptions.map((node) => idOfNode(trace, node)) };
  });
  return (state) => {
    const { trace, range, selected, findText } = state;
    const isFull = isSameRange(range, fullRange(trace));
    return {
      ...emptyTraceUrl,
      span: selected === undefined ? undefined : formatSpanId(trace, selected),
      from: isFull ? undefined : range.start,
      to: isFull ? undefined : range.end,
      find: findText.trim() === '' ? undefined : findText,
      collapse: collapseOf(trace, state.collapsed),
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

function idOfNode(trace: Trace, node: number): string {
  const item = itemOfNode(trace, node);
  const span = spanOfItem(item);
  return span === undefined ? formatMissingParentId(trace, ~item) : formatSpanId(trace, span);
}

/** The nodes with these ids, in one pass over the trace; ids that are not hexadecimal are looked up one by one. */
function findNodes(trace: Trace, ids: readonly string[]): number[] {
  if (ids.length === 0) return [];
  const wanted = new Set<bigint>();
  const nodes: number[] = [];
  for (const id of ids) {
    if (/^[0-9a-f]{1,16}$/i.test(id)) wanted.add(BigInt(`0x${id}`));
    else {
      const span = findSpanById(trace, id);
      if (span !== undefined) nodes.push(span);
    }
  }
  trace.spans.id.forEach((id, span) => {
    if (wanted.has(id)) nodes.push(span);
  });
  trace.missingParents.id.forEach((id, missing) => {
    if (wanted.has(id)) nodes.push(trace.spans.count + missing);
  });
  return nodes;
}
