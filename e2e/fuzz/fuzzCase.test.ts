import { describe, expect, it } from 'vitest';
import { createRandom } from '../../fixtures/generator/random.ts';
import { type Answer, JSON_TYPE } from './fault.ts';
import { drawCase, type Endpoint, parseCases } from './fuzzCase.ts';

function answer(body: string): Answer {
  return { status: 200, headers: JSON_TYPE, body: Buffer.from(body) };
}

/** A small answer in the format of each endpoint. */
const goods: readonly Answer[] = [
  answer('{"summaries":[{"traceId":"a","rootServiceName":"s","spanCount":2}]}'),
  answer('{"data":[{"traceID":"a","spans":[{"spanID":"1","references":[],"tags":[]}],"processes":{}}]}'),
  answer('{"result":{"resourceSpans":[{"scopeSpans":[{"spans":[{"spanId":"1"},{"spanId":"2"}]}]}]}}'),
  answer('{"services":["a","b"]}'),
  answer('404 page not found'),
];

const cases = Array.from({ length: 300 }, (_, number) => drawCase(7, number));

describe('the cases of the fuzz', () => {
  it('are the same for the same seed and number', () => {
    const describeCase = ({ title, endpoint, fixture, era }: (typeof cases)[number]) => [
      title,
      endpoint,
      fixture,
      era,
    ];
    expect(cases.map((_, number) => describeCase(drawCase(7, number)))).toEqual(cases.map(describeCase));
    const otherTitles = cases.map((_, number) => drawCase(8, number).title.replace(/^8/, '7'));
    expect(otherTitles).not.toEqual(cases.map(({ title }) => title));
  });

  it('spoil an answer in the same way each time, and an answer of any form', () => {
    for (const { fault, title, number } of cases) {
      for (const good of goods) {
        const spoil = () => fault.spoil(good, createRandom(7, `answer ${number}`)).body;
        const body = spoil();
        expect(spoil().equals(body), title).toBe(true);
        expect(body.length, title).toBeLessThan(30_000_000);
      }
    }
  }, 30_000);

  it('reach every endpoint, both pages and every era', () => {
    const endpoints: readonly Endpoint[] = [
      'search',
      'trace',
      'shape',
      'services',
      'operations',
      'configuration',
      'script',
    ];
    expect(new Set(cases.map(({ endpoint }) => endpoint))).toEqual(new Set(endpoints));
    expect(new Set(cases.map(({ page, era }) => `${page} ${era}`)).size).toBe(6);
  });

  it('are of many kinds: hardly two of three hundred are alike', () => {
    const faults = new Set(cases.map(({ endpoint, fault }) => `${endpoint} ${fault.name}`));
    expect(faults.size).toBeGreaterThan(250);
  });

  it('are named by seed and numbers', () => {
    expect(parseCases('7:3')).toEqual([[7, 3]]);
    expect(parseCases('7:3-4, 8:0')).toEqual([
      [7, 3],
      [7, 4],
      [8, 0],
    ]);
    expect(() => parseCases('7')).toThrow('7:0-99');
  });
});
