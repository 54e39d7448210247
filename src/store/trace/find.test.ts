import { describe, expect, it } from 'vitest';
import { createHandTimers } from '../../base/testing/handTimers.ts';
import type { Steps } from '../../base/time/slicedTask.ts';
import { type FindEngine, findEngine } from '../../model/find/engine.ts';
import { itemOfSpan } from '../../model/rows/rowItems.ts';
import { drawTrace } from '../../model/testing/drawTrace.ts';
import type { SpanIndex } from '../../model/trace.ts';
import { parseTraceUrl } from '../../url/traceUrl.ts';
import type { LoadFindEngine } from './loadFindEngine.ts';
import { createTraceView } from './traceView.ts';
import { traceViewStateOf } from './url.ts';

const trace = drawTrace(`
frontend GET /checkout   |===================|   id=a1
  cart AddItem             |======|              id=a2
    redis SET                |==|                id=a3 error
  payment Charge                    |=======|    id=a4
    bank Debit                       |===|       id=a5
`);

function setup(loadEngine: LoadFindEngine = () => findEngine, query = '') {
  const timers = createHandTimers();
  const view = createTraceView(traceViewStateOf(trace, parseTraceUrl(query)), loadEngine, { timers });
  const state = () => view.store.getState();
  const found = () => [...(view.select.matches(state())?.spans ?? [])];
  /** Loading code takes promises, slices take tasks. */
  const settled = async () => {
    await Promise.resolve();
    await Promise.resolve();
    timers.runTasks();
    expect(view.select.isFindPending(state())).toBe(false);
  };
  return { view, state, found, settled, timers };
}

/** A search that takes longer than a slice; notes how many spans each finished search has found. */
function setupSlow() {
  const finished: number[] = [];
  let spend = () => {};
  function* search(...args: Parameters<FindEngine['search']>): ReturnType<FindEngine['search']> {
    for (let step = 0; step < 3; step++) {
      spend();
      yield;
    }
    const matches = yield* findEngine.search(...args) satisfies Steps<unknown>;
    finished.push(matches.spans.length);
    return matches;
  }
  const all = setup(() => ({ ...findEngine, search }));
  spend = () => all.timers.spend(9);
  return { ...all, finished };
}

describe('find', () => {
  it('has the matches of a small trace synchronously', () => {
    const { view, state, found } = setup();
    view.act.find('depth>1');
    expect([found(), view.select.isFindPending(state())]).toEqual([[2, 4], false]);
    view.act.find('');
    expect(found()).toEqual([]);
  });

  it('reports mistakes, and applies the rest', () => {
    const { view, state, found } = setup();
    view.act.find('cart dur>x');
    expect(found()).toEqual([1]);
    expect(state().findErrors.map(({ from }) => from)).toEqual([9]);
    view.act.find('cart');
    expect(state().findErrors).toEqual([]);
  });

  it('shows the old matches while it searches for something else', async () => {
    const { view, state, found, settled } = setupSlow();
    view.act.find('cart');
    await settled();
    view.act.find('redis');
    expect([found(), view.select.isFindPending(state())]).toEqual([[1], true]);
    await settled();
    expect(found()).toEqual([2]);
  });

  it('finishes only the newest search', async () => {
    const { view, found, settled, finished } = setupSlow();
    view.act.find('depth>0');
    view.act.find('depth>1');
    await settled();
    expect([finished, found()]).toEqual([[2], [2, 4]]);
  });

  it('goes to the match that Enter asked for once the search has finished', async () => {
    const { view, state, settled } = setupSlow();
    view.act.find('redis');
    expect(view.act.goToMatch(1)).toBe(true);
    expect(state().focused).toBeUndefined();
    await settled();
    expect(state().focused).toBe(2);
  });

  it('steps from match to match within the shown subtree', () => {
    const { view, state } = setup(undefined, 'find=depth>0&root=a2');
    const steps = [1, 1, -1, 1].map((direction) => {
      view.act.goToMatch(direction === 1 ? 1 : -1);
      return state().focused;
    });
    expect(steps).toEqual([1, 2, 1, 2]);
    expect(view.act.goToMatch(1)).toBe(true);
    expect(state().focused).toBe(1);
  });

  it('waits for its code if an address has a query', async () => {
    const { found, settled } = setup(() => Promise.resolve(findEngine), 'find=bank');
    expect(found()).toEqual([]);
    await settled();
    expect(found()).toEqual([4]);
  });

  it('says that its code is missing, and searches once it is loaded', async () => {
    let code: FindEngine | undefined;
    const { view, state, found, settled } = setup(() => code ?? Promise.resolve(code));
    view.act.find('bank');
    await settled();
    expect([state().isFindMissing, found()]).toEqual([true, []]);
    code = findEngine;
    view.act.findAgain();
    expect(view.select.isFindPending(state())).toBe(false);
    await expect.poll(found).toEqual([4]);
    expect(state().isFindMissing).toBe(false);
  });

  it('keeps its matches if another address has the same text', async () => {
    const { view, state, found, settled } = setup(() => findEngine, 'find=bank dur>x');
    await settled();
    const before = [found(), state().findErrors];
    view.act.follow(traceViewStateOf(trace, parseTraceUrl('find=bank dur>x&span=a2')));
    expect(view.select.isFindPending(state())).toBe(false);
    expect([found(), state().findErrors]).toEqual(before);
  });

  it('searches again in a newer answer', () => {
    const { view, found } = setup();
    view.act.find('redis');
    view.act.replaceTrace(
      drawTrace(`
frontend GET /checkout   |===================|   id=a1
  mail Queue              |=|                    id=b1
  cart AddItem             |======|              id=a2
    redis SET                |==|                id=a3 error
`),
    );
    expect(found()).toEqual([3]);
  });

  it('opens whatever hides a match', () => {
    const { view, state } = setup();
    view.act.find('payment');
    view.act.setFindMode('hide');
    view.act.hide({ threshold: { unit: 'time', micros: 10 } });
    view.act.collapseAll();
    view.act.goToMatch(1);
    expect(state().focused).toBe(3);
    expect([...view.select.rows(state()).items]).toContain(3);
  });
});

describe('the longest self time', () => {
  const times = (view: ReturnType<typeof setup>) =>
    view.state().trace.spans.selfTime[Number(view.state().selected)];

  it('comes first, then the next longest, and back', () => {
    const all = setup();
    const seen: number[] = [];
    while (all.view.act.goToLongest(1)) seen.push(times(all));
    expect(seen).toEqual([...trace.spans.selfTime].sort((a, b) => b - a));
    all.view.act.goToLongest(-1);
    expect(times(all)).toBe(seen.at(-2));
  });

  it('starts over from any other row', () => {
    const { view, state } = setup();
    view.act.goToLongest(1);
    const first = state().selected;
    view.act.goToLongest(1);
    view.act.focus(itemOfSpan(2 as SpanIndex));
    view.act.goToLongest(1);
    expect(state().selected).toBe(first);
  });

  it('is within the shown subtree', () => {
    const { view, state } = setup();
    view.act.setRoot(3 as SpanIndex);
    const seen: number[] = [];
    while (view.act.goToLongest(1)) seen.push(Number(state().selected));
    expect(seen.toSorted()).toEqual([3, 4]);
  });
});
