import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHandTimers } from '../../base/testing/handTimers.ts';
import { BitSet } from '../../model/bitSet.ts';
import { findEngine } from '../../model/find/engine.ts';
import { itemOfNode, itemOfSpan, nodeCount } from '../../model/rows/rowItems.ts';
import { hasChildren } from '../../model/rows/rowTree.ts';
import { drawTrace } from '../../model/testing/drawTrace.ts';
import type { SpanIndex, Trace } from '../../model/trace.ts';
import { formatTraceUrl, parseTraceUrl } from '../../url/traceUrl.ts';
import { createTraceView } from './traceView.ts';
import { createTraceUrlFormat, traceViewStateOf } from './url.ts';

const trace = drawTrace(`
frontend GET /checkout   |===================|   id=a1
  cart AddItem             |======|              id=a2
    redis SET                |==|                id=a3 error
  payment Charge                    |=======|    id=a4
? ff
  mail Send                             |===|    id=a5 error
`);

function setup(query = '', of: Trace = trace) {
  const view = createTraceView(traceViewStateOf(of, parseTraceUrl(query)), () => findEngine, {
    timers: createHandTimers(),
  });
  const state = () => view.store.getState();
  const rows = () => [...view.select.rows(state()).items];
  const url = () => formatTraceUrl(createTraceUrlFormat()(state()));
  return { view, state, rows, url };
}

const span = (index: number) => index as SpanIndex;
const item = (index: number) => itemOfSpan(span(index));

describe('rows', () => {
  it('are moved through with the keys, and open details follow', () => {
    const { view, state } = setup();
    view.act.moveFocus(1);
    expect([state().focused, state().selected]).toEqual([0, undefined]);
    view.act.openFocused();
    view.act.moveFocus(2);
    expect([state().focused, state().selected]).toEqual([2, 2]);
    view.act.focusLast();
    expect(state().focused).toBe(4);
    view.act.closeDetails();
    expect([state().focused, state().selected]).toEqual([4, undefined]);
  });

  it('collapse, and the focus moves up to a row that is still visible', () => {
    const { view, state, rows } = setup();
    view.act.focus(item(2));
    view.act.toggle(item(1));
    expect([rows(), state().focused]).toEqual([[0, 1, 3, ~0, 4], 1]);
    view.act.focus(item(3));
    view.act.collapseAll();
    expect([rows(), state().focused]).toEqual([[0, ~0], 0]);
    view.act.expandAll();
    expect(rows()).toEqual([0, 1, 2, 3, ~0, 4]);
  });

  it('open and close with the arrows, then go down and up the tree', () => {
    const { view, state, rows } = setup();
    view.act.focus(item(1));
    view.act.collapseOrLeave();
    expect(rows()).toHaveLength(5);
    view.act.expandOrEnter();
    expect(rows()).toHaveLength(6);
    view.act.expandOrEnter();
    expect(state().focused).toBe(2);
    view.act.collapseOrLeave();
    expect(state().focused).toBe(1);
    view.act.focus(item(4));
    view.act.collapseOrLeave();
    expect(state().focused).toBe(~0);
  });
});

describe('find and errors', () => {
  it('go from match to match and expand what hides them', () => {
    const { view, state, rows } = setup();
    view.act.find('error=true');
    view.act.collapseAll();
    view.act.goToMatch(1);
    expect([state().focused, rows()]).toEqual([2, [0, 1, 2, 3, ~0]]);
    view.act.goToMatch(1);
    expect(state().focused).toBe(4);
    view.act.goToMatch(1);
    expect(state().focused).toBe(2);
    expect(view.act.goToMatch(-1)).toBe(true);
    expect(state().focused).toBe(4);
  });

  it('move the time in view to a match outside it', () => {
    const { view, state } = setup('from=0&to=2');
    view.act.find('charge');
    view.act.goToMatch(1);
    const { start, end } = state().range;
    expect([end - start, start <= 19 && end >= 11]).toEqual([2, true]);
  });

  it('have nothing to do if nothing is found', () => {
    const { view } = setup();
    view.act.find('nothing like it');
    expect(view.act.goToMatch(1)).toBe(false);
  });

  it('show the details of the next error', () => {
    const { view, state } = setup();
    view.act.goToError(1);
    expect(state().selected).toBe(2);
    view.act.goToError(1);
    expect(state().selected).toBe(4);
  });
});

describe('time', () => {
  it('fits a span with a little margin, and goes back', () => {
    const { view, state } = setup();
    view.act.fitSpan(span(3));
    expect(state().range.start).toBeCloseTo(10.6);
    expect(view.act.resetZoom()).toBe(true);
    expect(view.act.resetZoom()).toBe(false);
  });

  it('stays within the trace whatever is done', () => {
    const { view, state } = setup();
    const number = fc.double({ noNaN: true, min: -1000, max: 1000 });
    fc.assert(
      fc.property(number, number, (a, b) => {
        view.act.showTime(a, b);
        const { start, end } = state().range;
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(20);
        expect(end - start).toBeGreaterThan(0.009);
      }),
    );
  });
});

describe('the address', () => {
  it('opens a span with what hides it expanded', () => {
    const { state, rows } = setup('span=a3&collapse=0');
    expect([state().selected, state().focused, rows()]).toEqual([2, 2, [0, 1, 2, 3, ~0]]);
  });

  it('leaves out what the trace does not have', () => {
    const { state, url } = setup('span=dead&collapse=none.beef&from=30&to=90');
    expect(state().selected).toBeUndefined();
    expect(url()).toBe('');
  });

  it('describes the same view again, whatever is collapsed', () => {
    const nodes = Array.from({ length: nodeCount(trace) }, (_, node) => node).filter((node) =>
      hasChildren(trace, itemOfNode(trace, node)),
    );
    fc.assert(
      fc.property(fc.subarray(nodes), (collapsed) => {
        const state = { ...setup().state(), collapsed: BitSet.empty(nodeCount(trace)).with(collapsed, true) };
        const query = formatTraceUrl(createTraceUrlFormat()(state));
        const again = traceViewStateOf(trace, parseTraceUrl(query));
        expect([...again.collapsed.values()]).toEqual(collapsed);
      }),
    );
  });

  it('writes a level with the nodes that differ from it', () => {
    const { view, url } = setup();
    view.act.collapseAll();
    expect(url()).toBe('collapse=0');
    view.act.toggle(item(0));
    expect(url()).toBe('collapse=1.00000000000000ff');
  });

  it('turns the find of Jaeger UI into ours', () => {
    expect(setup('uiFind=cart+redis').state().findText).toBe('cart OR redis');
    const { state, url } = setup(`uiFind=${'a3'.padStart(16, '0')}`);
    expect([state().selected, state().findText, url()]).toEqual([2, '', 'span=00000000000000a3']);
  });

  it('is empty for a fresh view', () => {
    expect(formatTraceUrl(createTraceUrlFormat()(traceViewStateOf(trace, parseTraceUrl(''))))).toBe('');
  });
});

describe('a newer answer', () => {
  const newer = drawTrace(`
frontend GET /checkout  |====================|   id=a1
  cart AddItem             |======|              id=a2
    redis GET               |=|                  id=b1
    redis SET                |==|                id=a3 error
  payment Charge                    |=======|    id=a4
  mail Queue                         |=======|   id=ff
    mail Send                           |===|    id=a5 error
`);

  it('keeps selection, focus, zoom and what is collapsed by the IDs of spans', () => {
    const { view, state } = setup('span=a4&from=5&to=10&collapse=none.a2');
    view.act.replaceTrace(newer);
    const { selected, focused, collapsed, range } = state();
    expect([selected, focused, [...collapsed.values()]]).toEqual([4, 4, [1]]);
    expect(range).toEqual({ start: 5, end: 10 });
  });

  it('keeps the time in view if the trace turns out to start earlier', () => {
    const { view, state } = setup('from=5&to=10');
    view.act.replaceTrace({ ...newer, startUnixMicros: trace.startUnixMicros - 3 });
    expect(state().range).toEqual({ start: 8, end: 13 });
  });

  it('shows all of the newer trace if all of the older one was shown', () => {
    const { view, state } = setup();
    view.act.replaceTrace(newer);
    expect(state().range).toEqual({ start: 0, end: newer.duration });
  });

  it('finds the parent that was missing', () => {
    const { view, state } = setup();
    view.act.focusFirst();
    view.act.moveFocus(4);
    expect(state().focused).toBe(~0);
    view.act.replaceTrace(newer);
    expect(state().focused).toBe(5);
  });
});
