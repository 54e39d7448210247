import { describe, expect, it } from 'vitest';
import { runToEnd } from '../../base/time/slicedTask.ts';
import { createQueryCompleter, findCompletionPlace } from '../find/completion.ts';
import { attributesThatHold } from '../find/detailsFilter.ts';
import { StringTable } from '../stringTable.ts';
import { drawTrace } from '../testing/drawTrace.ts';
import type { SpanIndex, Trace } from '../trace.ts';
import { attributesOf, attributesWithKeys, FEW_ATTRIBUTES, joinLists } from './attributeList.ts';
import { spanDetails } from './spanDetails.ts';

const FIRST = 0 as SpanIndex;

/** A span with this many tags, one of which is a status code. */
function traceWithTags(count: number): Trace {
  const tags = Array.from({ length: count - 1 }, (_, index) => `key.${index}=value${index}`);
  return drawTrace(`shop GET |====| ${tags.join(' ')} http.status_code=503`);
}

/** The same trace, and how many of its texts have been decoded. */
function counted(trace: Trace): { readonly trace: Trace; readonly decoded: () => number } {
  let decoded = 0;
  class CountingTable extends StringTable {
    override get(index: number): string {
      decoded++;
      return super.get(index);
    }
  }
  return { trace: { ...trace, strings: new CountingTable(trace.strings.buffers) }, decoded: () => decoded };
}

describe('attributes of a span', () => {
  it.each([10, FEW_ATTRIBUTES, FEW_ATTRIBUTES + 1, 5_000])('are the same when there are %d', (count) => {
    const trace = traceWithTags(count);
    const list = attributesOf(trace, trace.attributes, FIRST);
    expect(list).toHaveLength(count);
    expect([...list].map(({ key, text }) => `${key}=${text}`).slice(0, 2)).toEqual([
      'key.0=value0',
      'key.1=value1',
    ]);
    expect(list.at(count - 1)).toEqual({ key: 'http.status_code', type: 'string', text: '503' });
    expect(list.at(count)).toBeUndefined();
    expect(spanDetails(trace, FIRST).statusCode?.text).toBe('503');
    const found = attributesWithKeys(trace, trace.attributes, FIRST, new Set(['key.3', 'none']));
    expect(found.map(({ text }) => text)).toEqual(['value3']);
    expect([...runToEnd(attributesThatHold(list, 'key.7=VALUE7'))].map(({ key }) => key)[0]).toBe('key.7');
  });

  it('are not decoded for the details of a span with very many', () => {
    const { trace, decoded } = counted(traceWithTags(20_000));
    const { attributes } = spanDetails(trace, FIRST);
    expect(attributes.at(10_000)?.key).toBe('key.10000');
    expect(decoded()).toBeLessThan(20);
  });

  it('are filtered in steps', () => {
    const list = spanDetails(traceWithTags(5_000), FIRST).attributes;
    const steps = attributesThatHold(list, 'value4999');
    let count = 0;
    while (steps.next().done !== true) count++;
    expect(count).toBe(10);
  });
});

describe('joinLists', () => {
  it('is one list after the other, however long they are', () => {
    const tag = { key: 'a', type: 'string', text: 'b' } as const;
    for (const count of [3, FEW_ATTRIBUTES, 3_000]) {
      const list = spanDetails(traceWithTags(count), FIRST).attributes;
      const joined = joinLists(list, [tag, tag]);
      expect(joined).toHaveLength(count + 2);
      expect([joined.at(0)?.key, joined.at(count), joined.at(count + 1)]).toEqual(['key.0', tag, tag]);
      expect(joined.at(count + 2)).toBeUndefined();
      expect([...joined]).toHaveLength(count + 2);
    }
  });
});

describe('keys of which there are very many', () => {
  it('are completed by what is typed, and the others counted', () => {
    const completer = createQueryCompleter(traceWithTags(30_000));
    const place = findCompletionPlace('key.2999', 8);
    if (place === undefined) throw new Error('There is a place');
    const { options } = runToEnd(completer.complete(place));
    expect(options.map(({ label }) => label).sort()).toEqual(
      ['key.2999', ...Array.from({ length: 9 }, (_, digit) => `key.2999${digit}`)].sort(),
    );
    const start = findCompletionPlace('key', 3);
    if (start === undefined) throw new Error('There is a place');
    const { options: some, left } = runToEnd(completer.complete(start));
    expect(some.length + left).toBe(29_999);
  });
});
