import { describe, expect, it } from 'vitest';
import { checkProperty } from '../../base/testing/checkProperty.ts';
import { drawTrace } from '../../model/testing/drawTrace.ts';
import { buildSpans, busySpans } from '../../model/testing/randomSpans.ts';
import { NONE, type Trace } from '../../model/trace.ts';
import { readFailures } from '../errors/failures.ts';
import { computeCriticalPath } from '../path/criticalPath.ts';
import { computeDrags } from '../path/drag.ts';
import { findRepeatedCalls } from './repeatedCalls.ts';

function repeatsOf(trace: Trace) {
  const drag = computeDrags(trace.spans, computeCriticalPath(trace, 'trace'));
  return findRepeatedCalls(trace, drag, readFailures(trace));
}

/** A root with calls of 4 µs, each `step` after the last one began; `facts` by its number. */
function drawCalls(count: number, step: number, facts: (call: number) => string, bar = '|===|'): Trace {
  const width = count * step + 10;
  const calls = Array.from(
    { length: count },
    (_, call) => `  shop call ${' '.repeat(10 + call * step)}${bar} kind=client ${facts(call)}`,
  );
  return drawTrace([`shop GET ${' '.repeat(10)}|${'='.repeat(width)}|`, ...calls].join('\n'));
}

const byId = (call: number) => `db.query.text="SELECT a FROM t WHERE id = ${call}"`;

describe('repeated calls', () => {
  it('one after the other, with different values, are an N+1', () => {
    const [repeat, ...others] = repeatsOf(drawCalls(6, 6, byId));
    expect(others).toEqual([]);
    expect(repeat).toMatchObject({
      kind: 'n-plus-one',
      parent: 0,
      spans: [1, 2, 3, 4, 5, 6],
      callCount: 6,
      duplicateCount: 0,
      time: 24,
      wallTime: 24,
      saving: 20,
      straggler: NONE,
    });
  });

  it('fewer than five are none', () => {
    expect(repeatsOf(drawCalls(4, 6, byId))).toEqual([]);
  });

  it('with statements of other shapes are none', () => {
    expect(repeatsOf(drawCalls(6, 6, (call) => `db.query.text="SELECT ${'abcdef'[call]} FROM t"`))).toEqual(
      [],
    );
  });

  it('in batches are none', () => {
    expect(repeatsOf(drawCalls(6, 6, (call) => `${byId(call)} db.operation.batch.size=20`))).toEqual([]);
    expect(repeatsOf(drawCalls(6, 6, (call) => `${byId(call)} db.operation.batch.size=1`))).toHaveLength(1);
  });

  it('at once are a fan-out', () => {
    expect(repeatsOf(drawCalls(6, 2, byId))).toMatchObject([{ kind: 'fan-out', saving: 0, straggler: NONE }]);
  });

  it('at once may wait for a straggler', () => {
    const trace = drawTrace(`
shop GET     |=======================|
  shop call  |===|               kind=client
  shop call  |===|               kind=client
  shop call  |====|              kind=client
  shop call  |=================| kind=client
  shop call  |===|               kind=client
`);
    expect(repeatsOf(trace)).toMatchObject([{ kind: 'fan-out', straggler: 5, saving: 13 }]);
  });

  it('that overlap by a tenth still run one after the other', () => {
    const overlapping = (step: number) => repeatsOf(drawCalls(8, step, byId, `|${'='.repeat(19)}|`))[0].kind;
    expect(overlapping(19)).toBe('n-plus-one');
    expect(overlapping(17)).toBe('fan-out');
  });

  it('with the same values are duplicates', () => {
    expect(repeatsOf(drawCalls(6, 6, () => byId(1)))).toMatchObject([
      { kind: 'duplicate', duplicateCount: 5 },
    ]);
    expect(repeatsOf(drawCalls(6, 6, (call) => byId(call >> 1)))).toMatchObject([
      { kind: 'n-plus-one', duplicateCount: 3 },
    ]);
  });

  it('with equal statements and different parameters are an N+1', () => {
    const facts = (call: number) => `db.query.text="SELECT ?" db.query.parameter.0=${call}`;
    expect(repeatsOf(drawCalls(6, 6, facts))).toMatchObject([{ kind: 'n-plus-one', duplicateCount: 0 }]);
  });

  it('in even intervals until the answer changes are polling', () => {
    const answer = (call: number) => `url.path=/jobs/7 http.response.status_code=${call === 5 ? 200 : 202}`;
    expect(repeatsOf(drawCalls(6, 12, answer))).toMatchObject([{ kind: 'polling' }]);
    expect(repeatsOf(drawCalls(6, 5, answer))).toMatchObject([{ kind: 'duplicate' }]);
    const always = () => 'url.path=/jobs/7 http.response.status_code=200';
    expect(repeatsOf(drawCalls(6, 12, always))).toMatchObject([{ kind: 'polling' }]);
    const others = (call: number) => `url.path=/jobs/${call} http.response.status_code=200`;
    expect(repeatsOf(drawCalls(6, 12, others))).toMatchObject([{ kind: 'n-plus-one' }]);
  });

  it('that only ask for another page are paging', () => {
    const facts = (call: number) => `url.full="http://a.example/items?page=${call}&size=20"`;
    expect(repeatsOf(drawCalls(6, 6, facts))).toMatchObject([{ kind: 'paging' }]);
  });

  it('of several kinds in turn are one pattern', () => {
    const trace = drawCalls(8, 6, (call) => `db.query.text="SELECT ${'ab'[call % 2]} WHERE x = ${call}"`);
    expect(repeatsOf(trace)).toMatchObject([
      { kind: 'pattern', period: 2, callCount: 8, spans: [1, 2, 3, 4, 5, 6, 7, 8], saving: 24 },
    ]);
  });

  it('count as many as a compressed span stands for', () => {
    expect(repeatsOf(drawCalls(1, 6, () => 'span.composite.count=40'))).toMatchObject([
      { kind: 'n-plus-one', callCount: 40, saving: 3.9 },
    ]);
  });

  it('are no steps of the same service, unless each makes a call', () => {
    const steps = (below: string) =>
      drawTrace(
        [
          `shop GET      |${'='.repeat(40)}|`,
          ...Array.from({ length: 5 }, (_, step) => {
            const at = ' '.repeat(6 + step * 7);
            return `  shop step ${at}|====| kind=internal${below === '' ? '' : `\n    ${below}${at}|==|`}`;
          }),
        ].join('\n'),
      );
    expect(repeatsOf(steps(''))).toEqual([]);
    expect(repeatsOf(steps('bank pay'))).toMatchObject([{ callCount: 5 }]);
  });

  it('name spans of one parent, each in one finding, and save no more than they take', () => {
    checkProperty(busySpans, (spans) => {
      const trace = buildSpans(spans);
      const seen = new Set<number>();
      for (const { spans: calls, parent, wallTime, time, saving } of repeatsOf(trace)) {
        for (const span of calls) {
          expect(trace.spans.parent[span]).toBe(parent);
          expect(seen.has(span)).toBe(false);
          seen.add(span);
        }
        expect(wallTime).toBeLessThanOrEqual(time);
        expect(saving).toBeGreaterThanOrEqual(0);
        expect(saving).toBeLessThanOrEqual(time);
      }
    });
  });
});
