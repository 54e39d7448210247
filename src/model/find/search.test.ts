import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectLetterPairs } from '../../base/text/letterPairs.ts';
import { StringTable } from '../stringTable.ts';
import { searchSpans } from '../testing/atOnce.ts';
import { drawTrace } from '../testing/drawTrace.ts';
import type { SpanIndex } from '../trace.ts';
import { matchPosition, nextMatch } from './matches.ts';
import { parseSpanQuery } from './parse.ts';
import { matchesText, matchStrings, type TextMatch } from './searchTexts.ts';

const trace = drawTrace(`
frontend GET /checkout   |===================|   kind=server http.response.status_code=500
  cart AddItem             |======|              kind=client user="Zoë Ann" retry=1 id=c0ffee0000000001
    redis SET                |==|                error message="connection reset"
  payment Charge                    |=======|    retry=10 last_error=true event=Rejected@40
  Straße open                        |===|       id=abcdef0123456789
`);

function found(text: string): string[] {
  const { query } = parseSpanQuery(text);
  if (query === undefined) return [];
  return [...searchSpans(trace, query).spans].map((span) => trace.strings.get(trace.spans.name[span]));
}

describe('find', () => {
  it.each([
    ['set', ['SET'], 'an operation, whatever its capitals'],
    ['http.status_code=500', ['GET /checkout'], 'another spelling of a key'],
    ['http.status_code>=500', ['GET /checkout'], 'another spelling of a key, as a number'],
    ['"http.status_code"=500', [], 'only this spelling of a key in quotes'],
    ['CART', ['AddItem'], 'a service'],
    ['reset', ['SET'], 'a status message'],
    ['retry', ['AddItem', 'Charge'], 'a key'],
    ['zoë', ['AddItem'], 'a value beyond ASCII'],
    ['ZOË', ['AddItem'], 'a value beyond ASCII, whatever its capitals'],
    ['straße', ['open'], 'a service beyond ASCII'],
    ['rejected', ['Charge'], 'an event'],
    ['client', ['AddItem'], 'a kind'],
    ['error', ['SET', 'Charge'], 'a status, and a key'],
    ['err', ['Charge'], 'no status by a part of its name'],
    ['"connection reset"', ['SET'], 'a phrase'],
    ['"reset connection"', [], 'no phrase in another order'],
    ['cart additem', ['AddItem'], 'all words, each anywhere'],
    ['cart redis', [], 'nothing where one word is missing'],
    ['retry -cart', ['Charge'], 'not what is excluded'],
    ['cart OR redis', ['AddItem', 'SET'], 'either side'],
    ['retry=1', ['AddItem', 'Charge'], 'a tag by the beginning of its value'],
    ['retry="1"', ['AddItem'], 'a tag by its whole value'],
    ['status_code=500', ['GET /checkout'], 'a tag by the last part of its key'],
    ['tus_code=500', [], 'no tag by a broken part of its key'],
    ['user="zoë ann"', ['AddItem'], 'a tag whose value has a space'],
    ['error=true', ['SET'], 'an error by its status, and no other tag that ends so'],
    ['service=pay', ['Charge'], 'a service like a tag'],
    ['kind=server', ['GET /checkout'], 'a kind like a tag'],
    ['status=err', ['SET'], 'a status like a tag'],
    ['status_message="connection reset"', ['SET'], 'a status message like a tag'],
    ['event=rejected', ['Charge'], 'an event like a tag'],
    ['parent=c0ffee', ['SET'], 'the children of a span by its id'],
    ['parent=abcdef', [], 'no child of a span without children'],
    ['abcdef01', ['open'], 'the beginning of a span id'],
    ['abcd', [], 'no beginning of an id that could be a word'],
    ['service:art', ['AddItem'], 'a part of a service'],
    ['service:"art"', [], 'no service by a part of its quoted name'],
    ['service:/^(cart|redis)$/', ['AddItem', 'SET'], 'services by an expression'],
    ['service!=cart service!=redis', ['GET /checkout', 'Charge', 'open'], 'other services'],
    ['op:item', ['AddItem'], 'a part of an operation'],
    ['op:"set"', ['SET'], 'a whole operation'],
    ['op:/^[a-z]+item$/', ['AddItem'], 'an operation by an expression'],
    ['kind:server', ['GET /checkout'], 'a kind'],
    ['-kind:unspecified', ['GET /checkout', 'AddItem'], 'any kind'],
    ['status:error', ['SET'], 'a status'],
    ['has:error', ['SET'], 'errors'],
    ['has:retry', ['AddItem', 'Charge'], 'who has a tag'],
    ['has:logs', ['Charge'], 'who has logs'],
    ['has:children', ['GET /checkout', 'AddItem'], 'who has children'],
    ['dur>4us', ['GET /checkout', 'AddItem', 'Charge'], 'what took longer'],
    ['dur<=4us', ['SET', 'open'], 'what took no longer'],
    ['dur=4us', ['open'], 'what took just so long'],
    ['self>4us dur<20us', ['Charge'], 'time of its own'],
    ['depth<1', ['GET /checkout'], 'roots'],
    ['depth>=2', ['SET'], 'what lies deep'],
    ['retry>1', ['Charge'], 'numbers by their value, not their first digit'],
    ['retry<1e1', ['AddItem'], 'numbers however they are written'],
    ['retry!=1', ['Charge'], 'other numbers'],
    ['last_error!="true"', [], 'no other text where there is none'],
    ['user~/^zo.\\sa/', ['AddItem'], 'a value by an expression'],
    ['retry!~/0$/', ['AddItem'], 'a value without what an expression says'],
    ['retry=/^1/', ['AddItem', 'Charge'], 'an expression as a value'],
    ['/connection r.set/', ['SET'], 'any field by an expression'],
    ['/^pay/', ['Charge'], 'a service by an expression'],
    ['-/./', [], 'nothing that has no text at all'],
    ['retry>1 OR status:error', ['SET', 'Charge'], 'either side, whatever is asked'],
    ['redis dur>slow', ['SET'], 'what is right of it'],
    ['', [], 'nothing for nothing'],
    ['-', [], 'nothing for a lone sign'],
  ])('%s finds %j: %s', (text, names) => {
    expect(found(text)).toEqual(names);
  });
});

describe('from match to match', () => {
  const matches = Int32Array.of(2, 5, 9);
  const at = (span: number) => span as SpanIndex;
  it('goes round in both directions', () => {
    expect([
      nextMatch(matches, at(5), 1),
      nextMatch(matches, at(9), 1),
      nextMatch(matches, at(6), 1),
    ]).toEqual([9, 2, 9]);
    expect([
      nextMatch(matches, at(5), -1),
      nextMatch(matches, at(2), -1),
      nextMatch(matches, at(6), -1),
    ]).toEqual([2, 9, 5]);
    expect([nextMatch(matches, undefined, 1), nextMatch(matches, undefined, -1)]).toEqual([2, 9]);
  });

  it('stays nowhere without matches', () => {
    expect(nextMatch(new Int32Array(), at(1), 1)).toBeUndefined();
  });

  it('knows which match a span is', () => {
    expect([matchPosition(matches, at(5)), matchPosition(matches, at(6))]).toEqual([1, undefined]);
  });
});

it('finds in bytes what it would find in texts', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'B', 'b', '.', 'é', 'É', '日'), maxLength: 8 });
  const needle = fc.string({ unit: fc.constantFrom('a', 'b', '.', 'é'), minLength: 1, maxLength: 3 });
  const match = fc.constantFrom<TextMatch>('holds', 'begins', 'equals', 'endsWord');
  fc.assert(
    fc.property(fc.array(text), needle, match, (texts, wanted, how) => {
      const hits = matchStrings(tableOf(texts), wanted, how);
      expect([...hits].map((hit) => hit === 1)).toEqual(
        texts.map((candidate) => matchesText(candidate.toLowerCase(), wanted, how)),
      );
    }),
    { numRuns: 500 },
  );
});

it('finds the same with letter pairs', () => {
  // Long texts between short ones, so that some words begin in one part of the bytes and end in another.
  const short = fc.string({ unit: fc.constantFrom('a', 'B', 'b', 'c', '.', '1', 'é'), maxLength: 12 });
  const long = fc.tuple(short, fc.integer({ min: 1, max: 500 })).map(([text, times]) => text.repeat(times));
  const needle = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '.', '1'), minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(fc.oneof(short, long), { maxLength: 40 }), needle, (texts, wanted) => {
      const plain = tableOf(texts);
      const letterPairs = collectLetterPairs(plain.buffers.bytes);
      const aided = new StringTable({ ...plain.buffers, letterPairs });
      expect(matchStrings(aided, wanted, 'holds')).toEqual(matchStrings(plain, wanted, 'holds'));
    }),
  );
});

function tableOf(texts: readonly string[]): StringTable {
  const encoded = texts.map((text) => new TextEncoder().encode(text));
  const offsets = new Uint32Array(texts.length + 1);
  encoded.forEach((bytes, index) => {
    offsets[index + 1] = offsets[index] + bytes.length;
  });
  const bytes = new Uint8Array(offsets[texts.length]);
  encoded.forEach((part, index) => {
    bytes.set(part, offsets[index]);
  });
  return new StringTable({ bytes, offsets });
}
