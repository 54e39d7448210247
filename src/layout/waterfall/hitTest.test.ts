import { expect, it } from 'vitest';
import { drawTrace } from '../../model/testing/drawTrace.ts';
import { createTimeScale } from '../time/timeScale.ts';
import { hitTest } from './hitTest.ts';
import { ROW_HEIGHT } from './rowGeometry.ts';

const trace = drawTrace(`
shop GET      |===================|   event=retry@24
  cart a           |
    cart b           |=========================|
`);
const rows = Int32Array.of(0, 1, ~0);
const extent = { from: undefined, to: 33 };
const scale = createTimeScale({ start: 0, end: 20 }, 200);
const middleOf = (row: number) => (row + 0.5) * ROW_HEIGHT;

it.each([
  ['a bar', 50, middleOf(0), { kind: 'bar', span: 0 }],
  ['an event on it', 101, middleOf(0), { kind: 'event', span: 0, event: 0 }],
  ['a thin bar, though it is missed by a little', 54, middleOf(1), { kind: 'bar', span: 1 }],
  ['the row beside a bar', 20, middleOf(1), { kind: 'row', span: 1 }],
  ['the line to where what is below ends', 120, middleOf(1), { kind: 'extent', span: 1, extent }],
  ['the edge of a row', 50, 1, { kind: 'row', span: 0 }],
  ['nothing on a placeholder', 50, middleOf(2), { kind: 'none' }],
  ['nothing below the rows', 50, middleOf(7), { kind: 'none' }],
])('finds %s', (_, x, y, hit) => {
  expect(hitTest(trace, rows, scale, x, y)).toEqual(hit);
});
