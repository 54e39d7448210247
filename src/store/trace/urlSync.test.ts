import { describe, expect, it } from 'vitest';
import { createHandTimers } from '../../base/testing/handTimers.ts';
import { type FindEngine, findEngine } from '../../model/find/engine.ts';
import { drawTrace } from '../../model/testing/drawTrace.ts';
import { parseTraceUrl } from '../../url/traceUrl.ts';
import type { LoadFindEngine } from './loadFindEngine.ts';
import { createTraceView } from './traceView.ts';
import { traceViewStateOf } from './url.ts';
import { startUrlSync, URL_WRITE_GAP_MS, URL_WRITES_AHEAD } from './urlSync.ts';

const trace = drawTrace(`
frontend GET /   |=========|   id=a1
  cart Add         |====|      id=a2
`);

/** A clock that stands still until it is advanced. */
function setup(loadEngine: LoadFindEngine = () => findEngine) {
  const timers = createHandTimers();
  const written: { readonly at: number; readonly query: string }[] = [];
  const view = createTraceView(traceViewStateOf(trace, parseTraceUrl('')), loadEngine, { timers });
  const write = (query: string) => written.push({ at: timers.now(), query });
  const sync = startUrlSync({ view, query: '', write, timers });
  return { view, sync, written, pass: timers.advance };
}

describe('the address', () => {
  it('is not written while it stays the same', () => {
    const { written, pass } = setup();
    pass(1000);
    expect(written).toEqual([]);
  });

  it('is written rarely during a long zoom, and has the last state in the end', () => {
    const { view, written, pass } = setup();
    for (let step = 1; step <= 100; step++) {
      view.act.showTime(0, 10 - step * 0.05);
      pass(16);
    }
    pass(1000);
    expect(written.length).toBeLessThan(14);
    for (const [position, { at }] of written.entries()) {
      const earlier = written[position - URL_WRITES_AHEAD - 1];
      if (earlier !== undefined) expect(at - earlier.at).toBeGreaterThanOrEqual(URL_WRITE_GAP_MS);
    }
    expect(written.at(-1)?.query).toBe('from=0&to=5');
  });

  it('is written at once for a second change soon after the first', () => {
    const { view, written, pass } = setup();
    for (const [begin, end] of [
      [0, 5],
      [1, 4],
      [2, 3],
    ] as const) {
      view.act.showTime(begin, end);
      pass(10);
    }
    expect(written.map(({ query }) => query)).toEqual(['from=0&to=5', 'from=1&to=4', 'from=2&to=3']);
  });

  it('is followed when the user changes it, without being written again', () => {
    const { view, sync, written, pass } = setup();
    pass(1);
    sync.follow('span=00000000000000a2');
    pass(1000);
    expect(view.store.getState().selected).toBe(1);
    expect(written).toEqual([]);
  });

  it('is not followed if it is what was just written', () => {
    const { view, sync, written, pass } = setup();
    view.act.find('cart');
    pass(300);
    view.act.find('cart add');
    sync.follow(written[0].query);
    expect(view.store.getState().findText).toBe('cart add');
  });

  it('waits while find is running', async () => {
    let bring: (engine: FindEngine) => void = () => {};
    const coming = new Promise<FindEngine>((resolve) => {
      bring = resolve;
    });
    const { written, view, pass } = setup(() => coming);
    view.act.find('cart');
    pass(2000);
    expect(written).toEqual([]);
    bring(findEngine);
    await coming;
    pass(URL_WRITE_GAP_MS);
    expect(written.map(({ query }) => query)).toEqual(['find=cart']);
  });

  it('is not written once the page is gone', () => {
    const { view, sync, written, pass } = setup();
    view.act.find('cart');
    sync.stop();
    pass(1000);
    expect(written).toEqual([]);
  });
});
