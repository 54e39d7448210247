import { describe, expect, it } from 'vitest';
import { createHandTimers } from '../../base/testing/handTimers.ts';
import { findEngine } from '../../model/find/engine.ts';
import { drawTrace } from '../../model/testing/drawTrace.ts';
import type { SpanIndex, Trace } from '../../model/trace.ts';
import { parseTraceUrl } from '../../url/traceUrl.ts';
import { createTraceView } from './traceView.ts';
import { traceViewStateOf } from './url.ts';

const mostlyIdle = drawTrace(`
shop GET      |===|
  cart a       |=|
mail b                            |===|
`);
const hardlyIdle = drawTrace(`
shop GET      |===========|
  cart a       |=|
mail b                        |============|
`);
const never = drawTrace(`
shop GET      |==========|
mail b                  |============|
`);

function setup(trace: Trace, query = '') {
  const view = createTraceView(traceViewStateOf(trace, parseTraceUrl(query)), () => findEngine, {
    timers: createHandTimers(),
  });
  const state = () => view.store.getState();
  return {
    view,
    gaps: () => view.select.squeezedGaps(state()),
    isSqueezed: () => view.select.isSqueezed(state()),
  };
}

describe('idle time', () => {
  it('is squeezed by default if it is over half of the trace', () => {
    expect(setup(mostlyIdle).gaps()).toEqual([{ start: 4, end: 20 }]);
    expect(setup(hardlyIdle).gaps()).toEqual([]);
  });

  it('is squeezed or not as the address says', () => {
    expect(setup(mostlyIdle, 'squeeze=0').isSqueezed()).toBe(false);
    expect(setup(hardlyIdle, 'squeeze=1').gaps()).toEqual([{ start: 12, end: 16 }]);
  });

  it('can be squeezed and shown again, if there is any', () => {
    const { view, isSqueezed } = setup(mostlyIdle);
    expect([view.act.toggleSqueeze(), isSqueezed()]).toEqual([true, false]);
    expect([view.act.toggleSqueeze(), isSqueezed()]).toEqual([true, true]);
    expect(setup(never, 'squeeze=1').view.act.toggleSqueeze()).toBe(false);
  });

  it('is the time without shown spans, and does not change when rows are collapsed', () => {
    const { view, gaps } = setup(never, 'squeeze=1');
    view.act.hide({ values: [{ by: 'service', value: 'mail' }] });
    expect(gaps()).toEqual([{ start: 11, end: 23 }]);
    const before = gaps();
    view.act.collapseAll();
    view.act.hide({ threshold: { unit: 'time', micros: 3 } });
    expect(gaps()).toBe(before);
  });

  it('is not squeezed because of what is hidden', () => {
    const { view, isSqueezed } = setup(never);
    view.act.hide({ values: [{ by: 'service', value: 'mail' }] });
    expect(isSqueezed()).toBe(false);
    expect([view.act.toggleSqueeze(), isSqueezed()]).toEqual([true, true]);
  });

  it('is that of the shown subtree', () => {
    const { view, gaps } = setup(mostlyIdle);
    view.act.setRoot(0 as SpanIndex);
    expect(gaps()).toEqual([]);
  });
});
