import { describe, expect, it } from 'vitest';
import { checkProperty } from '../../base/testing/checkProperty.ts';
import { runToEnd } from '../../base/time/slicedTask.ts';
import { drawTrace } from '../testing/drawTrace.ts';
import { brokenSpans, buildSpans } from '../testing/randomSpans.ts';
import { tagColorBy } from './colorBy.ts';
import { listColorTags } from './tags.ts';
import { computeSpanValues, MOST_TAG_VALUES } from './values.ts';

describe('tags that spans can be coloured by', () => {
  it('have at least two values; the well-known ones come first, then the others in order', () => {
    const trace = drawTrace(`
shop a   |==|   zone=b db.system=redis same=1 empty=""
shop b   |==|   zone=a db.system=mysql same=1 empty=x
shop c   |==|   zone=a cache=hit peer.service=pay
shop d   |==|   cache=miss peer.service=mail
`);
    expect(runToEnd(listColorTags(trace))).toEqual([
      { key: 'peer.service', valueCount: 2, isWellKnown: true },
      { key: 'db.system', valueCount: 2, isWellKnown: true },
      { key: 'cache', valueCount: 2, isWellKnown: false },
      { key: 'zone', valueCount: 2, isWellKnown: false },
    ]);
  });

  it('have no more values than there are colours, not counting an empty one', () => {
    const lines = (count: number) => Array.from({ length: count }, (_, n) => `shop a |==| key=v${n}`);
    const keysOf = (drawing: readonly string[]) =>
      runToEnd(listColorTags(drawTrace(drawing.join('\n')))).map(({ key }) => key);
    expect(keysOf(lines(MOST_TAG_VALUES))).toEqual(['key']);
    expect(keysOf([...lines(MOST_TAG_VALUES), 'shop a |==| key=""'])).toEqual(['key']);
    expect(keysOf(lines(MOST_TAG_VALUES + 1))).toEqual([]);
    expect(keysOf([...lines(MOST_TAG_VALUES + 1), 'shop a |==| key=""', ...lines(3)])).toEqual([]);
  });

  it('have as many values as they claim', () => {
    checkProperty(
      brokenSpans,
      (spans) => {
        const trace = buildSpans(spans);
        for (const { key, valueCount } of runToEnd(listColorTags(trace))) {
          expect(computeSpanValues(trace, tagColorBy(key)).texts).toHaveLength(valueCount + 1);
        }
      },
      60,
    );
  });
});
