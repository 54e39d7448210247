import { describe, expect, it } from 'vitest';
import { runToEnd } from '../../../base/time/slicedTask.ts';
import { assignSpanColors } from '../../../layout/spanColors.ts';
import { type ColorBy, tagColorBy } from '../../../model/color/colorBy.ts';
import { computeOperationShares } from '../../../model/color/operations.ts';
import { countValueShares } from '../../../model/color/shares.ts';
import { computeSpanValues } from '../../../model/color/values.ts';
import type { HiddenValue } from '../../../model/filter/hiddenValues.ts';
import { drawTrace } from '../../../model/testing/drawTrace.ts';
import {
  hiddenForOnly,
  type LegendEntry,
  legendEntries,
  legendRows,
  operationEntries,
} from './legendEntries.ts';

const shop = drawTrace(`
frontend GET /cart   |=====================|
  cart GetCart         |===========|           cache=miss
    redis GET            |=====|               cache=hit
  cart Quote                        |==|       cache=miss
`);

function entriesOf(by: ColorBy, hiddenValues: readonly HiddenValue[] = [], trace = shop): LegendEntry[] {
  const values = computeSpanValues(trace, by);
  return legendEntries(assignSpanColors(by, values), runToEnd(countValueShares(trace, values)), hiddenValues);
}

const namesOf = (entries: readonly LegendEntry[]) => entries.map(({ name }) => name);

describe('the legend', () => {
  it('has the value with the most time first, and "no value" last', () => {
    expect(namesOf(entriesOf('service'))).toEqual(['cart', 'frontend', 'redis']);
    expect(namesOf(entriesOf(tagColorBy('cache')))).toEqual(['miss', 'hit', '(no value)']);
  });

  it('has the steps of self time in their order, with their ends', () => {
    const trace = drawTrace(`
shop long    |============|
shop short   |=|
shop short   |=|
shop middle  |====|
shop middle  |====|
shop middle  |====|
`);
    expect(namesOf(entriesOf('self', [], trace))).toEqual(['10 – 30 µs', '3 – 10 µs', '1 – 3 µs']);
  });

  it('knows what is hidden of its own kind, and of no other', () => {
    const hidden: HiddenValue[] = [
      { by: 'service', value: 'cart' },
      { by: tagColorBy('cache'), value: 'hit' },
    ];
    expect(namesOf(entriesOf('service', hidden).filter(({ isHidden }) => isHidden))).toEqual(['cart']);
  });

  it('hides the other values, and shows them again the second time; other kinds stay', () => {
    const kept: HiddenValue = { by: tagColorBy('cache'), value: 'hit' };
    const before = entriesOf('service', [kept]);
    const once = hiddenForOnly(before[0], before, [kept]);
    expect(once).toEqual([kept, { by: 'service', value: 'frontend' }, { by: 'service', value: 'redis' }]);
    const after = entriesOf('service', once);
    expect(hiddenForOnly(after[0], after, once)).toEqual([kept]);
    expect(hiddenForOnly(after[1], after, once)).toEqual([
      kept,
      { by: 'service', value: 'cart' },
      { by: 'service', value: 'redis' },
    ]);
  });
});

describe('the list of the legend', () => {
  const entries = entriesOf('service');
  const operations = runToEnd(computeOperationShares(shop));
  const operationsOf = (entry: LegendEntry) =>
    operationEntries(entry, operations.get(entry.name) ?? [], [{ by: 'operation', value: 'cart␟Quote' }]);
  const linesOf = (opened: readonly string[], filter: string, most = 100) => {
    const { rows, left } = legendRows({ entries, operationsOf, opened: new Set(opened), filter, most });
    const lines = rows.map(({ entry, level }) => '  '.repeat(level) + entry.name);
    return left === 0 ? lines : [...lines, `${left} more`];
  };

  it('shows operations below a service that is open', () => {
    expect(linesOf([], '')).toEqual(['cart', 'frontend', 'redis']);
    expect(linesOf(['cart'], '')).toEqual(['cart', '  GetCart', '  Quote', 'frontend', 'redis']);
  });

  it('opens a service for operations that match the filter, and shows all of a service that matches', () => {
    expect(linesOf([], 'get')).toEqual(['cart', '  GetCart', 'frontend', '  GET /cart', 'redis', '  GET']);
    expect(linesOf(['redis'], 'RED')).toEqual(['redis', '  GET']);
    expect(linesOf([], 'nothing')).toEqual([]);
  });

  it('says how many lines are left out', () => {
    expect(linesOf(['cart'], '', 2)).toEqual(['cart', '  GetCart', '3 more']);
  });

  it('colours operations like their service, and knows the hidden ones', () => {
    const [cart] = entries;
    expect(operationsOf(cart).map(({ name, color, isHidden }) => [name, color, isHidden])).toEqual([
      ['GetCart', cart.color, false],
      ['Quote', cart.color, true],
    ]);
  });
});
