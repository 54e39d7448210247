/** A complete span of each format, and variants of it with something wrong or missing. */
import * as fc from 'fast-check';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export const jaegerSpan: Json = {
  traceID: 'abc',
  spanID: '1',
  parentSpanID: '2',
  operationName: 'GET /',
  references: [{ refType: 'CHILD_OF', traceID: 'abc', spanID: '2' }],
  startTime: 1_700_000_000_000_000,
  duration: 12.5,
  tags: [
    { key: 'span.kind', type: 'string', value: 'server' },
    { key: 'big', type: 'int64', value: '9223372036854775807' },
    { key: 'list', value: [1, { a: null }] },
  ],
  logs: [{ timestamp: 1_700_000_000_000_001, fields: [{ key: 'event', type: 'string', value: 'miss' }] }],
  processID: 'p1',
  process: { serviceName: 'shop', tags: [] },
  warnings: ['late'],
};

export const otlpSpan: Json = {
  traceId: '0000000000000000000000000000000a',
  spanId: '0000000000000001',
  parentSpanId: 'AAAAAAAAAAI=',
  traceState: 'a=b',
  name: 'GET /',
  kind: 'SPAN_KIND_SERVER',
  startTimeUnixNano: '1700000000000000123',
  endTimeUnixNano: 1700,
  attributes: [
    { key: 'text', value: { stringValue: 'x' } },
    { key: 'int', value: { intValue: '7' } },
    { key: 'double', value: { doubleValue: 'NaN' } },
    { key: 'bool', value: { boolValue: true } },
    { key: 'bytes', value: { bytesValue: 'AAE=' } },
    { key: 'list', value: { arrayValue: { values: [{ stringValue: 'a' }, { intValue: 3 }] } } },
    { key: 'map', value: { kvlistValue: { values: [{ key: 'k', value: { doubleValue: 1.5 } }] } } },
    { key: 'nothing', value: {} },
  ],
  droppedAttributesCount: 1,
  events: [
    { timeUnixNano: '1700000000000000124', name: 'miss', attributes: [], droppedAttributesCount: '2' },
  ],
  links: [
    { traceId: 'b', spanId: 'c', traceState: '', attributes: [{ key: 'why', value: { stringValue: 'x' } }] },
  ],
  droppedLinksCount: null,
  status: { code: 2, message: 'no' },
};

/** What a mutation puts in place of something. */
const intruder: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json[]>(null, true, 0, -1, 1.5, 6, 2 ** 31, 1e300, '', 'text', '12', '-3', '1e5', 'NaN'),
  fc.constantFrom<Json[]>(
    'SPAN_KIND_SERVER',
    'Client',
    'STATUS_CODE_OK',
    '0',
    '0'.repeat(16),
    '0'.repeat(32),
    'Infinity',
    '9'.repeat(30),
    '18446744073709551611',
    1e18,
    [],
    {},
    [null],
    [1],
    {
      values: 3,
    },
  ),
  fc.constantFrom<Json[]>({ stringValue: 3 }, { intValue: 'x' }, { arrayValue: [] }, { unknown: 1 }, [{}]),
  fc.constantFrom<Json[]>(
    { stringValue: 'a', intValue: 'x' },
    { intValue: 1, doubleValue: 'x' },
    { key: 'k' },
  ),
);

/** Replaces or removes up to three parts of the span. */
export function mutated(span: Json): fc.Arbitrary<Json> {
  const places = listPlaces(span);
  const change = fc.record({
    place: fc.constantFrom(...places),
    value: fc.option(intruder, { nil: undefined, freq: 6 }),
  });
  const text = JSON.stringify(span);
  return fc.array(change, { maxLength: 3 }).map((changes) => {
    const copy: Json = JSON.parse(text);
    for (const { place, value } of changes) replaceAt(copy, place, value);
    return copy;
  });
}

function listPlaces(root: Json): (string | number)[][] {
  const places: (string | number)[][] = [];
  const walk = (value: Json, path: (string | number)[]) => {
    if (path.length > 0) places.push(path);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, member] of Object.entries(value)) {
      walk(member, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  };
  walk(root, []);
  return places;
}

function replaceAt(root: Json, path: readonly (string | number)[], value: Json | undefined): void {
  let holder: unknown = root;
  for (const key of path.slice(0, -1)) {
    if (typeof holder !== 'object' || holder === null) return;
    holder = Reflect.get(holder, key);
  }
  if (typeof holder !== 'object' || holder === null) return;
  const last = path[path.length - 1];
  if (value !== undefined) Reflect.set(holder, last, structuredClone(value));
  else if (!Array.isArray(holder)) Reflect.deleteProperty(holder, last);
}
