import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawTrace } from '../testing/drawTrace.ts';
import { NONE } from '../trace.ts';
import { reachOf } from './reach.ts';

it('lists the spans below which something runs beyond them', () => {
  const { reach } = drawTrace(`
shop GET        |======|
  cart a      |====|
    mail b               |==|
  cart c           |=|
`);
  expect([...reach.span]).toEqual([0, 1]);
  expect([reach.start[0], reach.end[0], reach.start[1], reach.end[1]]).toEqual([0, 14, 0, 14]);
  expect([0, 1, 2, 3].map((span) => reachOf(reach, span))).toEqual([0, 1, NONE, NONE]);
});

it('is the earliest start and the latest end of every subtree', () => {
  const line = fc.tuple(fc.nat(3), fc.nat(40), fc.nat(20));
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 15 }), (lines) => {
      let depth = -1;
      const drawing = lines.map(([level, from, length]) => {
        depth = Math.min(depth + 1, level);
        const lead = `${' '.repeat(depth * 2)}a`;
        return `${lead.padEnd(10 + from)}|${length > 0 ? `${'='.repeat(length)}|` : ''}`;
      });
      const { spans, reach } = drawTrace(drawing.join('\n'));
      for (let span = 0; span < spans.count; span++) {
        const subtree = Array.from({ length: spans.subtreeEnd[span] - span }, (_, offset) => span + offset);
        const start = Math.min(...subtree.map((below) => spans.start[below]));
        const end = Math.max(...subtree.map((below) => spans.start[below] + spans.duration[below]));
        const isBeyond = start < spans.start[span] || end > spans.start[span] + spans.duration[span];
        const row = reachOf(reach, span);
        expect(row === NONE ? undefined : [reach.start[row], reach.end[row]]).toEqual(
          isBeyond ? [start, end] : undefined,
        );
      }
    }),
  );
});
