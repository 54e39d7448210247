/**
 * Good JSON with another shape in one or several places: other types, missing and repeated keys, odd texts.
 */
import type { Random } from '../../fixtures/generator/random.ts';
import { type Duty, type Fault, shortened, withBody } from './fault.ts';
import { isBranch, type JsonPath, type JsonValue, pickPlace, writeJson } from './jsonTree.ts';

/** JSON texts that replace a value. */
const values = [
  'null',
  'true',
  'false',
  '0',
  '-1',
  '-0',
  '1.5',
  '1e999',
  '-1e999',
  '1e-400',
  '9007199254740993',
  '18446744073709551616',
  '123456789012345678901234567890',
  '""',
  '" "',
  '"0"',
  '"abc"',
  '"NaN"',
  '"Infinity"',
  '"-1"',
  '"1e3"',
  '"0x10"',
  '"18446744073709551616"',
  '"\\ud800"',
  '"a\\udc00b"',
  '"\\u0000"',
  '"\\u202eabc\\u2066"',
  '"\\ufeff"',
  '"<img src=x onerror=alert(1)>"',
  '"javascript:alert(1)"',
  '"../../x"',
  '"%00%ff%"',
  '"__proto__"',
  '"constructor"',
  `"${'x'.repeat(30_000)}"`,
  `"${'é '.repeat(30_000)}"`,
  `"${'\\n'.repeat(30_000)}"`,
  `"${'\\ud83d\\ude00'.repeat(5_000)}"`,
  '[]',
  '[[]]',
  '[null]',
  '["abc"]',
  '{}',
  '{"abc":1}',
  '{"length":1e9}',
  '{"toString":null,"valueOf":null}',
  `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
  `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
  `[${'0,'.repeat(100_000)}0]`,
];

/** In place of a list, every reader of protocol buffers takes these for an empty one. */
const emptyLists: ReadonlySet<string> = new Set(['null', '[]']);

interface Change {
  readonly name: string;
  /** The text that replaces the member `"key":value` or the element `value`; undefined: it is removed. */
  readonly write: (member: Member, random: Random) => string | undefined;
  readonly duty: (replaced: JsonValue) => Duty;
}

interface Member {
  /** With its colon; empty for an element of a list. */
  readonly key: string;
  readonly value: JsonValue;
  /** The value's own text. */
  readonly text: string;
}

function drawChange(random: Random): Change {
  const value = random.pick(values);
  const replacement: Change = {
    name: `is ${shortened(value)}`,
    write: ({ key }) => key + value,
    duty: (replaced) => (Array.isArray(replaced) && emptyLists.has(value) ? 'alive' : 'said'),
  };
  if (random.chance(0.6)) return replacement;
  const times = random.pick([2, 3, 1_000]);
  return random.pick<Change>([
    { name: 'is missing', write: () => undefined, duty: () => 'alive' },
    {
      name: `stands there again as ${shortened(value)}`,
      write: ({ key, text }) => `${key}${text},${key}${value}`,
      duty: () => 'alive',
    },
    {
      name: `stands there before as ${shortened(value)}`,
      write: ({ key, text }) => `${key}${value},${key}${text}`,
      duty: () => 'said',
    },
    {
      name: `stands there ${times} times`,
      write: ({ key, text }) => repeated(`${key}${text}`, times).join(','),
      duty: () => 'said',
    },
    {
      name: 'has another name',
      write: ({ key, text }) => `${key.replace(/"(?=:)/, '_"')}${text}`,
      duty: () => 'alive',
    },
    { name: 'stands in a list', write: ({ key, text }) => `${key}[${text}]`, duty: () => 'said' },
    { name: 'stands in an object', write: ({ key, text }) => `${key}{"value":${text}}`, duty: () => 'said' },
    {
      name: 'is a text of itself',
      write: ({ key, text }) => key + JSON.stringify(text),
      duty: () => 'said',
    },
    {
      name: 'is nested in itself',
      write: ({ key, text }) => `${key}${'['.repeat(2_000)}${text}${']'.repeat(2_000)}`,
      duty: () => 'said',
    },
    {
      name: 'stands without quotes',
      write: ({ key, text }) => key + text.replaceAll('"', ''),
      duty: () => 'said',
    },
  ]);
}

/** At most a few megabytes. */
function repeated(text: string, times: number): readonly string[] {
  return Array.from({ length: Math.max(2, Math.min(times, 3_000_000 / (text.length + 1))) }, () => text);
}

export function drawJsonFault(random: Random): Fault {
  const change = drawChange(random);
  const isEverywhere = random.chance(0.25);
  return {
    name: `good JSON in which ${isEverywhere ? 'every value of a name' : 'a value'} ${change.name}`,
    spoil: (good, spoiling) => {
      const tree = parseTree(good.body.toString());
      if (tree === undefined) return withBody(good, good.body, 'alive', 'no JSON: left as it is');
      const place = pickPlace(tree, spoiling);
      const isChanged = isEverywhere ? isAlike(place) : isSame(place);
      let duty: Duty = 'said';
      const body = writeJson(tree, (path, key, value) => {
        if (!isChanged(path)) return 'unchanged';
        if (change.duty(value) === 'alive') duty = 'alive';
        return change.write({ key, value, text: JSON.stringify(value) }, spoiling);
      });
      return withBody(good, body, duty, `at ${place.join('.') || 'the top'}`);
    },
  };
}

function isSame(place: JsonPath): (path: JsonPath) => boolean {
  const wanted = JSON.stringify(place);
  return (path) => path.length === place.length && JSON.stringify(path) === wanted;
}

/** Whether two paths have the same names at the same depth, whatever the positions in lists. */
function isAlike(place: JsonPath): (path: JsonPath) => boolean {
  const last = place.at(-1);
  return (path) =>
    path.length === place.length &&
    path.at(-1) === last &&
    path.every((step, at) => typeof step === typeof place[at]);
}

function parseTree(text: string): JsonValue | undefined {
  try {
    const tree: JsonValue = JSON.parse(text);
    return isBranch(tree) ? tree : undefined;
  } catch (reason) {
    if (reason instanceof SyntaxError) return undefined;
    throw reason;
  }
}
