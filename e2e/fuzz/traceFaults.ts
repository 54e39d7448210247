/** Good JSON with nonsensical contents: cycles of parents, invalid IDs, impossible times, huge counts. */
import type { Random } from '../../fixtures/generator/random.ts';
import { type Fault, withBody } from './fault.ts';

type Wire = Record<string, unknown>;

/** The spans or summaries of an answer of any endpoint, in a form that can be changed. */
interface Records {
  readonly spans: readonly Wire[];
  readonly summaries: readonly Wire[];
}

interface Nonsense {
  readonly name: string;
  readonly change: (records: Records, random: Random) => void;
}

const idKeys = ['spanID', 'spanId'];
const oddIds = [
  '',
  ' ',
  '0',
  '0000000000000000',
  'zzzz',
  '../../a',
  '\ud800',
  'a\0b',
  '<b>x</b>',
  'f'.repeat(5_000),
  'ÀÉ',
  '1e3',
];
const oddNames = [
  '',
  '\ud83d',
  'a\0b',
  '\u202egnp.exe',
  '<script>alert(1)</script>',
  '\n'.repeat(20_000),
  'w'.repeat(100_000),
  'word '.repeat(20_000),
  '\u0301'.repeat(20_000),
];
const oddTimes = [
  -1,
  0,
  1,
  -9e15,
  9e15,
  9e18,
  1e300,
  '-5',
  '9223372036854775807',
  '99999999999999999999',
  'NaN',
  '',
  null,
];

const nonsense: readonly Nonsense[] = [
  {
    name: 'each span is its own parent',
    change: ({ spans }) => each(spans, (span) => setParent(span, idOf(span))),
  },
  {
    name: 'spans are parents in a ring',
    change: ({ spans }) => each(spans, (span, at) => setParent(span, idOf(spans[(at + 1) % spans.length]))),
  },
  {
    name: 'two spans are each other’s parents',
    change: ({ spans: [one, other] }) => {
      if (one === undefined || other === undefined) return;
      setParent(one, idOf(other));
      setParent(other, idOf(one));
    },
  },
  {
    name: 'each span hangs below the one before',
    change: ({ spans }) => each(spans, (span, at) => setParent(span, idOf(spans[at - 1]))),
  },
  {
    name: 'parents are not there',
    change: ({ spans }) => each(spans, (span, at) => setParent(span, `beef${at}`.padStart(16, '0'))),
  },
  {
    name: 'all spans have one id',
    change: ({ spans: [first, ...others] }) => each(others, (span) => setKeys(span, idKeys, idOf(first))),
  },
  {
    name: 'an id is odd',
    change: ({ spans, summaries }, random) => {
      const id = random.pick(oddIds);
      if (spans.length > 0) setKeys(random.pick(spans), idKeys, id);
      if (summaries.length > 0) random.pick(summaries).traceId = id;
    },
  },
  {
    name: 'all ids are odd',
    change: ({ spans, summaries }, random) => {
      for (const span of spans) setKeys(span, idKeys, random.pick(oddIds));
      for (const summary of summaries) summary.traceId = random.pick(oddIds);
    },
  },
  {
    name: 'parents have odd ids',
    change: ({ spans }, random) => each(spans, (span) => setParent(span, random.pick(oddIds))),
  },
  {
    name: 'names are odd',
    change: ({ spans, summaries }, random) => {
      for (const span of spans) setKeys(span, ['operationName', 'name'], random.pick(oddNames));
      for (const summary of summaries) {
        summary.rootServiceName = random.pick(oddNames);
        summary.rootOperationName = random.pick(oddNames);
      }
    },
  },
  {
    name: 'times are odd',
    change: ({ spans, summaries }, random) => {
      for (const span of spans) setTimes(span, random);
      for (const summary of summaries) setTimes(summary, random);
    },
  },
  {
    name: 'one time is odd',
    change: ({ spans, summaries }, random) => {
      if (spans.length > 0) setTimes(random.pick(spans), random);
      if (summaries.length > 0) setTimes(random.pick(summaries), random);
    },
  },
  {
    name: 'counts are odd',
    change: ({ summaries }, random) => {
      for (const summary of summaries) {
        summary.spanCount = random.pick(oddTimes);
        summary.errorSpanCount = random.pick(oddTimes);
      }
    },
  },
  {
    name: 'a span has 100,000 tags',
    change: ({ spans }) =>
      addToFirst(spans, 100_000, ['tags', 'attributes'], (at) => ({
        key: `k${at}`,
        type: 'int64',
        value: at,
      })),
  },
  {
    name: 'a span has a tag 100,000 times',
    change: ({ spans }) =>
      addToFirst(spans, 100_000, ['tags', 'attributes'], () => ({ key: 'k', value: 'v' })),
  },
  {
    name: 'a span has 50,000 logs',
    change: ({ spans }) =>
      addToFirst(spans, 50_000, ['logs', 'events'], (at) => ({
        timestamp: at,
        timeUnixNano: `${at}`,
        name: 'n',
        fields: [],
      })),
  },
  {
    name: 'a span has 50,000 references',
    change: ({ spans }) =>
      addToFirst(spans, 50_000, ['references', 'links'], (at) => ({
        refType: 'FOLLOWS_FROM',
        traceID: 'a',
        spanID: `${at}`,
        traceId: 'a',
        spanId: `${at}`,
      })),
  },
  {
    name: 'a span has 50,000 warnings',
    change: ({ spans }) => addToFirst(spans, 50_000, ['warnings'], (at) => `warning ${at}`),
  },
  {
    name: 'a span has a warning 100,000 times',
    change: ({ spans }) => addToFirst(spans, 100_000, ['warnings'], () => 'clock skew'),
  },
  {
    name: 'a trace has 20,000 services',
    change: ({ summaries }) =>
      addToFirst(summaries, 20_000, ['services'], (at) => ({
        name: `s${at}`,
        spanCount: 1,
        errorSpanCount: 1,
      })),
  },
  {
    name: 'values are of other types than they say',
    change: ({ spans }, random) => {
      for (const tag of spans.flatMap((span) => listAt(span, 'tags') ?? listAt(span, 'attributes') ?? [])) {
        if (isWire(tag)) tag.value = random.pick(oddValues);
      }
    },
  },
  {
    name: 'keys are odd',
    change: ({ spans }, random) => {
      for (const tag of spans.flatMap((span) => listAt(span, 'tags') ?? listAt(span, 'attributes') ?? [])) {
        if (isWire(tag)) tag.key = random.pick([...oddNames, '__proto__', 'constructor', 'toString']);
      }
    },
  },
  {
    name: 'processes are not there',
    change: ({ spans }, random) =>
      each(spans, (span) => {
        span.processID = random.pick(['', 'p999', '__proto__', 'constructor', 7, null]);
      }),
  },
  {
    name: 'kinds and states are odd',
    change: ({ spans }, random) =>
      each(spans, (span) => {
        span.kind = random.pick([-1, 99, 'SPAN_KIND_TELEPATHY', {}, null, 1.5]);
        span.status = random.pick<unknown>([7, 'ERROR', { code: 99 }, { code: 'x', message: {} }, []]);
        span.flags = random.pick([-1, 4_294_967_296, 'a', {}]);
      }),
  },
];

const oddValues: readonly unknown[] = [
  null,
  1e300,
  true,
  'text',
  [],
  { stringValue: 5 },
  { intValue: 'x' },
  { intValue: '99999999999999999999999' },
  { doubleValue: 'NaN' },
  { bytesValue: '###' },
  { arrayValue: { values: [{ arrayValue: {} }, null, 7] } },
  { kvlistValue: { values: [{ key: '__proto__', value: { kvlistValue: null } }] } },
  { stringValue: 'a', intValue: '1', boolValue: true },
];

export function drawTraceFault(random: Random): Fault {
  const { name, change } = random.pick(nonsense);
  return {
    name: `good JSON in which ${name}`,
    spoil: (good, spoiling) => {
      const text = good.body.toString();
      if (!text.startsWith('{')) return withBody(good, good.body, 'alive', 'no JSON: left as it is');
      const tree: unknown = JSON.parse(text);
      const records = findRecords(tree);
      change(records, spoiling);
      const { spans, summaries } = records;
      return withBody(
        good,
        JSON.stringify(tree),
        'said',
        `in ${spans.length} spans, ${summaries.length} summaries`,
      );
    },
  };
}

function each<T>(list: readonly T[], act: (item: T, position: number) => void): void {
  for (const [position, item] of list.entries()) act(item, position);
}

function isWire(value: unknown): value is Wire {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects in all lists with the names `spans` and `summaries`, at any depth. */
function findRecords(tree: unknown): Records {
  const spans: Wire[] = [];
  const summaries: Wire[] = [];
  const look = (value: unknown): void => {
    if (Array.isArray(value)) each(value, look);
    if (!isWire(value)) return;
    for (const [key, member] of Object.entries(value)) {
      if (!Array.isArray(member)) look(member);
      else if (key === 'spans') spans.push(...member.filter(isWire));
      else if (key === 'summaries') summaries.push(...member.filter(isWire));
      else look(member);
    }
  };
  look(tree);
  return { spans, summaries };
}

function idOf(span: Wire | undefined): unknown {
  return span?.spanID ?? span?.spanId ?? '';
}

/** Sets those of the keys that the object has. */
function setKeys(object: Wire, keys: readonly string[], value: unknown): void {
  for (const key of keys) if (Object.hasOwn(object, key)) object[key] = value;
}

/** Returns the value in the format of the API that the span comes from. */
function setParent(span: Wire, id: unknown): void {
  if (Object.hasOwn(span, 'spanID')) {
    span.references = [{ refType: 'CHILD_OF', traceID: span.traceID, spanID: id }];
  } else {
    span.parentSpanId = id;
  }
}

function setTimes(object: Wire, random: Random): void {
  const keys = [
    'startTime',
    'duration',
    'startTimeUnixNano',
    'endTimeUnixNano',
    'minStartTimeUnixNano',
    'maxEndTimeUnixNano',
  ];
  for (const key of keys) setKeys(object, [key], random.pick(oddTimes));
}

function listAt(object: Wire, key: string): unknown[] | undefined {
  const list = object[key];
  return Array.isArray(list) ? list : undefined;
}

/** Sets the first of the keys that the first object has; the first key if it has none of them. */
function addToFirst(
  [object]: readonly Wire[],
  count: number,
  keys: readonly [string, ...string[]],
  create: (position: number) => unknown,
): void {
  if (object === undefined) return;
  const key = keys.find((candidate) => listAt(object, candidate) !== undefined) ?? keys[0];
  object[key] = Array.from({ length: count }, (_, position) => create(position));
}
