import { describe, expect, it } from 'vitest';
import { runToEnd } from '../../base/time/slicedTask.ts';
import { searchSpans } from '../testing/atOnce.ts';
import { drawTrace } from '../testing/drawTrace.ts';
import { applyCompletion, createQueryCompleter, findCompletionPlace } from './completion.ts';
import { parseSpanQuery } from './parse.ts';

const trace = drawTrace(`
frontend GET /checkout   |===================|   kind=server http.method=GET retry=1
  cart AddItem             |======|              http.method=GET user="Zoë Ann" say="a \\\\ b"
    cart AddItem             |==|                error retry=10 http.method=POST
  "odd" Charge                    |=======|      odd:key=1 "x
`);

/** What is offered at the `|` in the query, as `label count`. */
function offers(query: string): string[] {
  const { text, place } = at(query);
  if (place === undefined) return [];
  expect(text.slice(place.from, place.to)).toBeDefined();
  const { options } = runToEnd(createQueryCompleter(trace).complete(place));
  return options.map(({ label, spans }) => (spans === undefined ? label : `${label} ${spans}`));
}

function at(query: string) {
  const caret = query.indexOf('▏');
  const text = query.replace('▏', '');
  return { text, place: findCompletionPlace(text, caret) };
}

describe('what could be typed', () => {
  it.each([
    [
      '▏',
      [
        'service:',
        'op:',
        'kind:',
        'status:',
        'has:',
        'dur>',
        'self>',
        'depth<',
        'http.method 3',
        'retry 2',
        '"x 1',
        'odd:key 1',
        'say 1',
        'user 1',
      ],
    ],
    ['s▏', ['service:', 'status:', 'self>', 'say 1', 'user 1']],
    ['cart -met▏', ['http.method 3']],
    ['METH▏', ['http.method 3']],
    ['service:▏', ['cart 2', '"odd" 1', 'frontend 1']],
    ['service:ca▏ x', ['cart 2']],
    ['op:▏', ['AddItem 2', 'Charge 1', 'GET /checkout 1']],
    ['kind:▏', ['unspecified 3', 'server 1']],
    ['status:e▏', ['error 1', 'unset 3']],
    ['has:c▏', ['children', 'exception']],
    ['method=▏', ['GET 2', 'POST 1']],
    ['-http.method!="p▏"', ['POST 1']],
    ['user=zoë▏', ['Zoë Ann 1']],
    ['retry>▏', ['1 1', '10 1']],
    ['http.method>▏', []],
    ['service=▏', ['cart 2', '"odd" 1', 'frontend 1']],
    ['nothing=▏', []],
  ])('%s', (query, expected) => {
    expect(offers(query)).toEqual(expected);
  });

  it.each(['"a phr▏ase"', '/re▏gex/', 'dur>1▏', 'k~/a▏/', '▏-cart'])('is not offered within %s', (query) => {
    expect(offers(query)).toEqual([]);
  });
});

describe('a completion', () => {
  it.each([
    ['ca service:f▏ x', 'frontend', 'ca service:"frontend" ▏x'],
    ['-serv▏', 'service:', '-service:▏'],
    ['met▏', 'http.method', 'http.method=▏'],
    ['kind:▏', 'server', 'kind:server ▏'],
    ['user="zo▏', 'Zoë Ann', 'user="Zoë Ann" ▏'],
    ['say=▏', 'a \\\\ b', 'say="a \\\\\\\\ b" ▏'],
    ['service:▏', '"odd"', 'service:"\\"odd\\"" ▏'],
    ['retry>▏', '10', 'retry>10 ▏'],
    ['odd▏', 'odd:key', 'odd:key=▏'],
  ])('turns %s by %s into %s', (query, label, expected) => {
    const { text, place } = at(query);
    if (place === undefined) throw new Error('No place');
    const { options } = runToEnd(createQueryCompleter(trace).complete(place));
    const chosen = options.find((option) => option.label === label);
    if (chosen === undefined) throw new Error(`${label} is not offered`);
    const { text: completed, caret } = applyCompletion(text, place, chosen);
    expect(`${completed.slice(0, caret)}▏${completed.slice(caret)}`).toBe(expected);
  });

  it('finds as many spans as it says', () => {
    const completer = createQueryCompleter(trace);
    const counted: string[] = [];
    for (const query of [
      '▏',
      'service:▏',
      'op:▏',
      'kind:▏',
      'status:▏',
      'http.method=▏',
      'retry=▏',
      'say=▏',
    ]) {
      const { text, place } = at(query);
      if (place === undefined) throw new Error('No place');
      for (const option of runToEnd(completer.complete(place)).options) {
        if (option.spans === undefined) continue;
        const completed = applyCompletion(text, place, option).text;
        const parsed = parseSpanQuery(completed);
        expect(parsed.errors).toEqual([]);
        if (parsed.query === undefined) throw new Error('Nothing is asked');
        expect(searchSpans(trace, parsed.query).spans, completed).toHaveLength(option.spans);
        counted.push(completed);
      }
    }
    expect(counted.length).toBeGreaterThan(15);
  });
});
