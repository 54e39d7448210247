import { describe, expect, it } from 'vitest';
import { createHandTimers } from '../../base/testing/handTimers.ts';
import { operationValue } from '../../model/filter/hiddenValues.ts';
import { findEngine } from '../../model/find/engine.ts';
import { itemOfGroup, itemOfRun, itemOfSpan, topNode } from '../../model/rows/rowItems.ts';
import { computeSpanGroups } from '../../model/testing/atOnce.ts';
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
const span = (index: number) => index as SpanIndex;

function setup(query = '', of: Trace = trace) {
  const view = createTraceView(traceViewStateOf(of, parseTraceUrl(query)), () => findEngine, {
    timers: createHandTimers(),
  });
  const state = () => view.store.getState();
  const url = () => formatTraceUrl(createTraceUrlFormat()(state()));
  return { view, state, url };
}

describe('what is hidden of a trace', () => {
  it('is written to the address, and read back from it', () => {
    const { view, state, url } = setup('squeeze=0');
    view.act.setFindMode('hide');
    view.act.hide({ threshold: { unit: 'share', percent: 1 } });
    view.act.toggleHiddenValue({ by: 'service', value: 'redis' });
    view.act.toggleHiddenValue({ by: 'operation', value: operationValue('cart', 'AddItem') });
    view.act.setGrouped(true);
    view.act.setColorBy('tag:db.system');
    view.act.setBarsHidden(true);
    expect(url()).toBe(
      'findMode=hide&minDuration=1%25&hide=service%3Aredis&hide=operation%3Acart%E2%90%9FAddItem' +
        '&group=1&squeeze=0&colorBy=tag%3Adb.system&bars=0',
    );
    expect(setup(url()).state()).toEqual({ ...state(), reveals: 0 });
  });

  it('is a value that is switched off and on', () => {
    const { view, state } = setup('hide=service:cart');
    view.act.toggleHiddenValue({ by: 'service', value: 'redis' });
    view.act.toggleHiddenValue({ by: 'service', value: 'cart' });
    expect(state().hiding.values).toEqual([{ by: 'service', value: 'redis' }]);
  });

  it('is all shown again by one action', () => {
    const { view, url } = setup('findMode=hide&minDuration=5ms&hide=service:cart&group=1&opened=r&root=a2');
    expect(view.act.showEverything()).toBe(true);
    expect(url()).toBe('');
    expect(view.act.showEverything()).toBe(false);
  });

  it('names opened groups and runs by IDs, and drops those that the trace does not have', () => {
    expect(setup('opened=ga3.ra2.rff.r.gdead.gff').url()).toBe(
      'opened=g00000000000000a3.r00000000000000a2.r00000000000000ff.r',
    );
  });
});

describe('a subtree as root', () => {
  it('brings its time into view, and that of the whole trace when it is left', () => {
    const { view, state, url } = setup();
    view.act.setRoot(span(1));
    expect([state().root, state().range]).toEqual([1, { start: 2, end: 9 }]);
    expect(url()).toBe('root=00000000000000a2');
    view.act.showTime(3, 8);
    expect(setup(url()).state().range).toEqual(state().range);
    view.act.resetZoom();
    expect(state().range).toEqual({ start: 2, end: 9 });
    expect(view.act.leaveRoot()).toBe(true);
    expect([state().range, url()]).toEqual([{ start: 0, end: 20 }, '']);
    expect(view.act.leaveRoot()).toBe(false);
  });
});

describe('a newer answer', () => {
  const newer = drawTrace(`
frontend GET /checkout   |===================|   id=a1
  payment Charge                    |=======|    id=a4
    cart AddItem                     |===|       id=a2
  mail Queue                            |===|    id=ff
    mail Send                             |=|    id=a5 error
`);

  it('keeps what is hidden and opened by the IDs of spans, and drops what it does not have', () => {
    const { view, state, url } = setup('minDuration=3us&opened=ga3.ra2.rff&root=a2');
    view.act.replaceTrace(newer);
    expect([state().root, state().range]).toEqual([2, { start: 12, end: 16 }]);
    expect(url()).toBe('minDuration=3us&opened=r00000000000000a2.r00000000000000ff&root=00000000000000a2');
  });

  it('shows the whole trace if it does not have the subtree', () => {
    const { view, state } = setup('root=a3');
    view.act.replaceTrace(newer);
    expect([state().root, state().range]).toEqual([undefined, { start: 0, end: 20 }]);
  });
});

describe('rows that stand for others', () => {
  const busy = drawTrace(`
api GET /cart      |====================|           id=a1
  db SELECT          |=|                            id=b1
  db SELECT              |=|                        id=b2
    net send               |=|                      id=c1
  db SELECT                  |=|                    id=b3
  db SELECT                    |=|                  id=b4
  db SELECT                      |=|                id=b5 error
  api render                       |=|              id=d1
`);
  const group = itemOfGroup(busy, 1);

  function setupBusy(query: string) {
    const made = setup(query, busy);
    made.view.act.setGroups(computeSpanGroups(busy));
    const rows = () => [...made.view.select.rows(made.state()).items];
    return { ...made, rows };
  }

  it('are grouped by one key, if anything repeats', () => {
    const { view, rows, url } = setupBusy('');
    expect(view.act.toggleGrouped()).toBe(true);
    expect(rows()).toEqual([0, group, 6, 7]);
    expect(url()).toBe('group=1');
    const plain = setup('');
    plain.view.act.setGroups(computeSpanGroups(trace));
    expect(plain.view.act.toggleGrouped()).toBe(false);
  });

  it('open with the arrows, and lead back to their row', () => {
    const { view, state, rows, url } = setupBusy('group=1');
    view.act.focus(group);
    view.act.expandOrEnter();
    expect(rows()).toEqual([0, group, 1, 2, 3, 4, 5, 6, 7]);
    expect(url()).toBe('group=1&opened=g00000000000000b1');
    view.act.expandOrEnter();
    expect(state().focused).toBe(1);
    view.act.collapseOrLeave();
    expect(state().focused).toBe(group);
    view.act.collapseOrLeave();
    expect(rows()).toEqual([0, group, 6, 7]);
    view.act.collapseOrLeave();
    expect(state().focused).toBe(0);
  });

  it('take the focus of a member that they now contain, and pass it to their first when they are removed', () => {
    const { view, state } = setupBusy('');
    view.act.focus(itemOfSpan(span(3)));
    view.act.toggleGrouped();
    expect(state().focused).toBe(group);
    view.act.toggleGrouped();
    expect(state().focused).toBe(1);
  });

  it('open to show a span, in a group, in a run, or in both', () => {
    const { view, state, rows } = setupBusy('group=1&minDuration=5us');
    expect(rows()).toEqual([0, itemOfRun(busy, 0)]);
    view.act.select(span(3));
    expect([state().selected, rows().includes(3)]).toEqual([3, true]);
    view.act.hide({ threshold: undefined });
    expect(rows()).toEqual([0, group, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('leave a subtree for a span outside it', () => {
    const { view, state } = setupBusy('root=b2');
    view.act.select(span(7));
    expect([state().root, state().selected]).toEqual([undefined, 7]);
  });

  it('show their spans again on Enter, and the focus moves to the first', () => {
    const { view, state, rows } = setupBusy('minDuration=5us');
    view.act.focusLast();
    view.act.openFocused();
    expect([state().focused, rows()]).toEqual([1, [0, 1, 2, 3, 4, 5, 6, 7]]);
    view.act.hide({ threshold: { unit: 'time', micros: 4 } });
    expect(rows()).toEqual([0, itemOfRun(busy, 0)]);
  });

  it('keep the focus when a newer answer arrives', () => {
    for (const [query, focused] of [
      ['group=1', group],
      ['minDuration=5us', itemOfRun(busy, 0)],
      ['minDuration=50us', itemOfRun(busy, topNode(busy))],
    ] as const) {
      const { view, state } = setupBusy(query);
      view.act.focus(focused);
      const newer = { ...busy };
      view.act.replaceTrace(newer);
      view.act.setGroups(computeSpanGroups(newer));
      expect([state().trace === newer, state().focused]).toEqual([true, focused]);
    }
    const { view, state } = setupBusy('group=1');
    view.act.focus(group);
    view.act.replaceTrace(trace);
    expect(state().focused).toBeUndefined();
  });

  it('collapse with all siblings like them', () => {
    const { view, rows } = setupBusy('');
    view.act.focus(itemOfSpan(span(1)));
    expect(view.act.collapseAlike(true)).toBe(true);
    expect(rows()).toEqual([0, 1, 2, 4, 5, 6, 7]);
    expect(view.act.collapseAlike(true)).toBe(false);
    view.act.collapseAlike(false);
    expect(rows()).toHaveLength(8);
  });
});
