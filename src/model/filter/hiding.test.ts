import { describe, expect, it } from 'vitest';
import { runToEnd } from '../../base/time/slicedTask.ts';
import { drawTrace } from '../testing/drawTrace.ts';
import {
  describeHiding,
  findPassingSpans,
  type Hiding,
  isHiding,
  isSameHiding,
  NOTHING_HIDDEN,
} from './hiding.ts';

const shop = drawTrace(`
frontend GET   |===================|
  cart GET       |======|
    redis SET      |==|
  cart SET                |=======|
`);

const short: Partial<Hiding> = { threshold: { unit: 'time', micros: 5 } };
const share: Partial<Hiding> = { threshold: { unit: 'share', percent: 40 } };
const cart: Partial<Hiding> = { values: [{ by: 'service', value: 'cart' }] };
const unmatched: Partial<Hiding> = { unmatched: Uint8Array.of(1, 1, 0, 0) };

function passing(asked: Partial<Hiding>, trace = shop): number[] | undefined {
  const bytes = runToEnd(findPassingSpans(trace, { ...NOTHING_HIDDEN, ...asked }));
  return bytes === undefined ? undefined : [...bytes];
}

describe('hiding', () => {
  it('lets those spans pass that no way hides', () => {
    expect(passing({})).toBeUndefined();
    expect(passing(short)).toEqual([1, 1, 0, 1]);
    expect(passing(share)).toEqual([1, 0, 0, 1]);
    expect(passing(cart)).toEqual([1, 0, 1, 0]);
    expect(passing(unmatched)).toEqual([1, 1, 0, 0]);
    expect(passing({ ...short, ...unmatched })).toEqual([1, 1, 0, 0]);
    expect(passing({ ...share, ...cart, ...unmatched })).toEqual([1, 0, 0, 0]);
  });

  it('changes nothing of what it is given', () => {
    const matches = Uint8Array.of(1, 1, 1, 1);
    passing({ ...cart, unmatched: matches });
    expect([...matches]).toEqual([1, 1, 1, 1]);
  });

  it('hides nothing by a share of a trace that took no time', () => {
    expect(passing(share, drawTrace('shop a   |'))).toBeUndefined();
  });

  it('says why, in one order whatever was chosen first', () => {
    const reason = (asked: Partial<Hiding>) => describeHiding({ ...NOTHING_HIDDEN, ...asked });
    expect(reason({})).toBe('');
    expect(reason({ ...unmatched, ...short })).toBe('shorter than 5 µs or without a match');
    expect(reason({ ...unmatched, ...cart, ...share })).toBe(
      'shorter than 40% of the trace or switched off in the legend or without a match',
    );
  });

  it('tells whether anything is hidden, and whether it is the same', () => {
    expect([short, share, cart, unmatched].map((asked) => isHiding({ ...NOTHING_HIDDEN, ...asked }))).toEqual(
      [true, true, true, true],
    );
    expect(isHiding({ threshold: undefined, values: [] })).toBe(false);
    expect(isSameHiding({ ...NOTHING_HIDDEN, ...cart }, { ...NOTHING_HIDDEN, ...cart })).toBe(true);
    expect(isSameHiding({ ...NOTHING_HIDDEN, ...cart }, { ...NOTHING_HIDDEN, ...unmatched })).toBe(false);
  });
});
