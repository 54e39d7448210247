import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSpanGroups } from '../../analysis/repetition.ts';
import { checkProperty } from '../../base/testing/checkProperty.ts';
import { createHandTimers } from '../../base/testing/handTimers.ts';
import { runToEnd } from '../../base/time/slicedTask.ts';
import { findEngine } from '../../model/find/engine.ts';
import { itemOfSpan } from '../../model/rows/rowItems.ts';
import { itemAt, rowOfItem } from '../../model/rows/visibleRows.ts';
import { drawTrace } from '../../model/testing/drawTrace.ts';
import { buildSpans, busySpans } from '../../model/testing/randomSpans.ts';
import type { SpanIndex, Trace } from '../../model/trace.ts';
import { parseTraceUrl } from '../../url/traceUrl.ts';
import { createTraceView, type TraceView } from './traceView.ts';
import { createTraceUrlFormat, traceViewStateOf } from './url.ts';

const shop = drawTrace(`
frontend GET /checkout   |===================|   id=a1
  cart AddItem             |======|              id=a2
    redis SET                |==|                id=a3 error
  payment Charge                    |=======|    id=a4
`);
const span = (index: number) => index as SpanIndex;
const redis = { by: 'service', value: 'redis' } as const;
const payment = { by: 'service', value: 'payment' } as const;

/** A view whose every step takes longer than a slice, and a function that runs the waiting slices. */
function setupSlow(trace: Trace, query = '') {
  const hand = createHandTimers();
  const now = () => {
    hand.spend(20);
    return hand.now();
  };
  const pace = { mostAtOnce: 0, timers: { ...hand, now } };
  const view = createTraceView(traceViewStateOf(trace, parseTraceUrl(query)), () => findEngine, pace);
  return { view, run: hand.runTasks, state: view.store.getState, rows: () => rowsOf(view) };
}

function rowsOf(view: TraceView): number[] {
  return [...view.select.rows(view.store.getState()).items];
}

describe('rows that take long to compute', () => {
  it('follow later: state and address change at once, the old rows stay', () => {
    const { view, state, rows, run } = setupSlow(shop);
    view.act.focus(itemOfSpan(span(2)));
    view.act.toggleHiddenValue(redis);
    expect(rows()).toEqual([0, 1, 2, 3]);
    expect(createTraceUrlFormat()(state()).hiding.values).toEqual([redis]);
    expect(state().drawn).toBeDefined();
    run();
    expect(state().drawn).toBeUndefined();
    const run1 = rows()[2];
    expect(rows()).toEqual([0, 1, run1, 3]);
    expect([run1 < 0, state().focused]).toEqual([true, run1]);
  });

  it('are those of the newest action, which adds to the one before', () => {
    const { view, state, rows, run } = setupSlow(shop);
    view.act.toggleHiddenValue(redis);
    run(1);
    view.act.toggleHiddenValue(payment);
    view.act.moveFocus(1);
    run();
    expect(state().hiding.values).toEqual([redis, payment]);
    expect(rows().filter((row) => row >= 0)).toEqual([0, 1]);
    expect(state().focused).toBe(0);
  });

  it('are awaited by actions that show a span', () => {
    const { view, state, rows, run } = setupSlow(shop, 'root=a4');
    run();
    expect(rows()).toEqual([3]);
    view.act.hide({ values: [redis] });
    view.act.select(span(2));
    run();
    expect([rows(), state().focused, state().selected]).toEqual([[0, 1, 2, 3], 2, 2]);
  });

  it('of an address follow after the whole trace', () => {
    const { rows, run } = setupSlow(shop, 'minDuration=5us&hide=service:payment');
    expect(rows()).toEqual([0, 1, 2, 3]);
    run();
    expect(rows().filter((row) => row >= 0)).toEqual([0, 1]);
  });

  it('of a newer answer appear with it, and keep what was done meanwhile', () => {
    const { view, state, rows, run } = setupSlow(shop);
    const newer = drawTrace(`
frontend GET /checkout   |===================|   id=a1
  auth Check             |==|                    id=a0
  cart AddItem             |======|              id=a2
`);
    view.act.replaceTrace(newer);
    view.act.focus(itemOfSpan(span(1)));
    expect([state().trace, rows()]).toEqual([shop, [0, 1, 2, 3]]);
    run();
    expect([state().trace, rows(), state().focused]).toEqual([newer, [0, 1, 2], 2]);
  });

  it('are in the end the same as if computed at once, whatever is done in between', () => {
    checkProperty(
      fc.tuple(busySpans, fc.array(fc.tuple(acts, fc.nat(3)), { maxLength: 12 })),
      ([spans, steps]) => {
        const trace = buildSpans(spans);
        const groups = runToEnd(findSpanGroups(trace));
        const slow = setupSlow(trace);
        const quick = createTraceView(traceViewStateOf(trace, parseTraceUrl('')), () => findEngine);
        for (const view of [slow.view, quick]) view.act.setGroups(groups);
        for (const [act, slices] of steps) {
          act(quick);
          act(slow.view);
          slow.run(slices);
        }
        slow.run();
        expect(slow.rows()).toEqual(rowsOf(quick));
        const urlOf = (view: TraceView) => createTraceUrlFormat()(view.store.getState());
        expect(urlOf(slow.view)).toEqual(urlOf(quick));
        const { focused } = slow.state();
        if (focused !== undefined) {
          expect(rowOfItem(slow.view.select.rows(slow.state()), focused)).toBeDefined();
        }
      },
    );
  });
});

/** Actions of a user; none that depends on the focus, which moves differently if actions are skipped. */
const acts: fc.Arbitrary<(view: TraceView) => void> = fc.oneof(
  fc
    .constantFrom('shop', 'cart', '')
    .map((value) => (view: TraceView) => view.act.toggleHiddenValue({ by: 'service', value })),
  fc
    .constantFrom(undefined, 2, 5)
    .map(
      (micros) => (view: TraceView) =>
        view.act.hide({ threshold: micros === undefined ? undefined : { unit: 'time', micros } }),
    ),
  fc.nat().map((pick) => (view: TraceView) => {
    const { trace } = view.store.getState();
    view.act.toggle(itemOfSpan(span(pick % trace.spans.count)));
  }),
  fc.nat().map((pick) => (view: TraceView) => {
    const { trace } = view.store.getState();
    view.act.setRoot(span(pick % trace.spans.count));
  }),
  fc.constantFrom(
    (view: TraceView) => view.act.collapseAll(),
    (view: TraceView) => view.act.expandAll(),
    (view: TraceView) => view.act.toggleGrouped(),
    (view: TraceView) => view.act.leaveRoot(),
    (view: TraceView) => view.act.showEverything(),
    (view: TraceView) => view.act.find('read'),
    (view: TraceView) => view.act.setFindMode('hide'),
    (view: TraceView) => view.act.setFindMode('dim'),
    (view: TraceView) => {
      const first = itemAt(view.select.rows(view.store.getState()).items, 0);
      if (first !== undefined) view.act.focus(first);
    },
  ),
);
