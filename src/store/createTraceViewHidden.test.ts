import { describe, expect, it } from 'vitest';
import { findEngine } from '../model/findEngine.ts';
import { operationValue } from '../model/spanFilter.ts';
import { drawTrace } from '../model/testing/drawTrace.ts';
import type { SpanIndex, Trace } from '../model/trace.ts';
import { formatTraceUrl, parseTraceUrl } from '../url/traceUrl.ts';
import { createTraceView } from './createTraceView.ts';
import { createTraceUrlFormat, traceViewStateOf } from './createTraceViewUrl.ts';

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
  const view = createTraceView(traceViewStateOf(of, parseTraceUrl(query)), () => findEngine);
  const state = () => view.store.getState();
  const url = () => formatTraceUrl(createTraceUrlFormat()(state()));
  return { view, state, url };
}

describe('what is hidden of a trace', () => {
  it('stands in the address, and opens again from it', () => {
    const { view, state, url } = setup('squeeze=0');
    view.act.setFindMode('hide');
    view.act.setThreshold({ unit: 'share', percent: 1 });
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
    expect(state().hiddenValues).toEqual([{ by: 'service', value: 'redis' }]);
  });

  it('is all shown again by one act', () => {
    const { view, url } = setup('findMode=hide&minDuration=5ms&hide=service:cart&group=1&opened=r&root=a2');
    expect(view.act.showEverything()).toBe(true);
    expect(url()).toBe('');
    expect(view.act.showEverything()).toBe(false);
  });

  it('names opened groups and runs by ids, and drops those that the trace does not have', () => {
    expect(setup('opened=ga3.ra2.rff.r.gdead.gff').url()).toBe(
      'opened=g00000000000000a3.r00000000000000a2.r00000000000000ff.r',
    );
  });
});

describe('a subtree that is looked at', () => {
  it('brings its time into view, and the whole trace after it is left', () => {
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

  it('keeps what is hidden and opened by the ids of spans, and forgets what it does not have', () => {
    const { view, state, url } = setup('minDuration=3us&opened=ga3.ra2.rff&root=a2');
    view.act.replaceTrace(newer);
    expect([state().root, state().range]).toEqual([2, { start: 12, end: 16 }]);
    expect(url()).toBe('minDuration=3us&opened=r00000000000000a2.r00000000000000ff&root=00000000000000a2');
  });

  it('shows the whole trace where it does not have the subtree', () => {
    const { view, state } = setup('root=a3');
    view.act.replaceTrace(newer);
    expect([state().root, state().range]).toEqual([undefined, { start: 0, end: 20 }]);
  });
});
