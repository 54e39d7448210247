import { expect, it } from 'vitest';
import { createHandTimers } from '../../base/testing/handTimers.ts';
import { findEngine } from '../../model/find/engine.ts';
import { drawTrace } from '../../model/testing/drawTrace.ts';
import { parseTraceUrl } from '../../url/traceUrl.ts';
import { createTraceView } from '../trace/traceView.ts';
import { traceViewStateOf } from '../trace/url.ts';
import { runCommand } from './commands.ts';

const trace = drawTrace(`
shop GET   |==|
mail b                   |==|
`);

function setup() {
  const zooms: number[] = [];
  const pans: number[] = [];
  const view = createTraceView(traceViewStateOf(trace, parseTraceUrl('')), () => findEngine, {
    timers: createHandTimers(),
  });
  const app = {
    toggleHelp: () => undefined,
    focusOmnibox: () => undefined,
    cycleTheme: () => undefined,
  };
  const target = {
    view,
    pageRows: () => 10,
    isReadingDetails: () => false,
    focusFind: () => undefined,
    refresh: () => undefined,
    zoom: (factor: number) => void zooms.push(factor),
    pan: (share: number) => void pans.push(share),
  };
  const press = (key: string, repeat = false) =>
    runCommand(
      { key, repeat, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
      { app, search: undefined, trace: target },
      false,
      false,
    );
  return { view, zooms, pans, press };
}

it('zooms and pans in smaller steps while a key is held', () => {
  const { zooms, pans, press } = setup();
  for (const key of ['w', 's', 'a', 'd']) press(key);
  for (const key of ['w', 's', 'a', 'd']) press(key, true);
  const [zoomIn, zoomOut, heldIn, heldOut] = zooms;
  expect(zoomIn).toBeLessThan(1);
  expect(zoomIn * zoomOut).toBeCloseTo(1);
  expect(heldIn ** 5).toBeCloseTo(zoomIn);
  expect(heldOut ** 5).toBeCloseTo(zoomOut);
  expect(pans[0]).toBe(-pans[1]);
  expect(pans[2] * 5).toBeCloseTo(pans[0]);
});

it('squeezes idle time and shows it again with the same key', () => {
  const { view, press } = setup();
  const isSqueezed = () => view.select.isSqueezed(view.store.getState());
  expect(isSqueezed()).toBe(true);
  expect(press('i')).toBe(true);
  expect(isSqueezed()).toBe(false);
});
