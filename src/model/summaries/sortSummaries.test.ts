import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summary } from '../testing/summaries.ts';
import { nextSort, type SummarySort, sortColumns, sortSummaries } from './sortSummaries.ts';

const traces = [
  summary(1, { rootOperation: 'b', duration: 30, spanCount: 2, errorCount: 0 }),
  summary(2, { rootOperation: 'a', duration: 10, spanCount: 9, errorCount: 3 }),
  summary(3, { rootOperation: 'B10', duration: 20, spanCount: 5, errorCount: 0 }),
];

function order(sort: SummarySort): number[] {
  return sortSummaries(traces, sort).map((trace) => Number.parseInt(trace.id, 16));
}

describe('sortSummaries', () => {
  it('puts the slowest first, or last', () => {
    expect(order({ column: 'duration', direction: 'descending' })).toEqual([1, 3, 2]);
    expect(order({ column: 'duration', direction: 'ascending' })).toEqual([2, 3, 1]);
  });

  it('sorts by spans, by start and by name, in natural order', () => {
    expect(order({ column: 'spans', direction: 'descending' })).toEqual([2, 3, 1]);
    expect(order({ column: 'start', direction: 'descending' })).toEqual([3, 2, 1]);
    expect(order({ column: 'name', direction: 'ascending' })).toEqual([2, 1, 3]);
  });

  it('keeps the newest first among equal ones, in both directions', () => {
    expect(order({ column: 'errors', direction: 'descending' })).toEqual([2, 3, 1]);
    expect(order({ column: 'errors', direction: 'ascending' })).toEqual([3, 1, 2]);
  });

  it('returns the same order whatever order the server sent', () => {
    const many = fc.array(fc.record({ id: fc.nat(20), duration: fc.nat(3) }), { maxLength: 20 });
    const column = fc.constantFrom(...sortColumns);
    const direction = fc.constantFrom<SummarySort['direction']>('ascending', 'descending');
    fc.assert(
      fc.property(many, column, direction, (made, by, to) => {
        const found = new Map(made.map(({ id, duration }) => [id, summary(id, { duration })]));
        const sent = [...found.values()];
        const sort = { column: by, direction: to };
        expect(sortSummaries(sent.toReversed(), sort)).toEqual(sortSummaries(sent, sort));
      }),
    );
  });
});

describe('nextSort', () => {
  it('begins with the slowest, then turns round', () => {
    const first = nextSort({ column: 'start', direction: 'descending' }, 'duration');
    expect(first).toEqual({ column: 'duration', direction: 'descending' });
    expect(nextSort(first, 'duration')).toEqual({ column: 'duration', direction: 'ascending' });
  });

  it('begins names with A', () => {
    expect(nextSort({ column: 'start', direction: 'descending' }, 'name').direction).toBe('ascending');
  });
});
