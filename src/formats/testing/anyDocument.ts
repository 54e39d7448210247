/** Generates documents: every known envelope and order of fields, odd values, and every way to write JSON. */
import * as fc from 'fast-check';

type Json = null | boolean | number | string | Json[] | { [field: string]: Json };

const text = fc.oneof(
  fc.constantFrom('', 'a', 'GET /cart', '"', '\\', '\\"', ']},{"', '\u2028', '\u{1F600}é', '\u0000', '[{'),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
const odd: fc.Arbitrary<Json> = fc.constantFrom<Json[]>(null, 7, 'odd', [], {}, [1], [[3]], { spans: [2] });
const usually = (value: fc.Arbitrary<Json>) =>
  fc.oneof({ weight: 30, arbitrary: value }, { weight: 1, arbitrary: odd });
const list = (member: fc.Arbitrary<Json>, maxLength = 3) => usually(fc.array(usually(member), { maxLength }));

/** An object with some of these fields, in any order. */
function object(
  fields: Record<string, fc.Arbitrary<Json>>,
  required: readonly string[] = [],
): fc.Arbitrary<Json> {
  return fc
    .record(fields, { requiredKeys: [...required] })
    .chain((record) => fc.shuffledSubarray(Object.entries(record), { minLength: Object.keys(record).length }))
    .map((entries) => Object.fromEntries(entries));
}

const id = fc.constantFrom('1', 'a', '0', '00000000000000b2', 'c3');
const jaegerTraceId = fc.constantFrom('2a', '0000000000000000000000000000002a', '7', '', '0');
const tag = object({ key: text, type: fc.constantFrom('string', 'int64'), value: usually(text) }, [
  'key',
  'value',
]);
const big = fc.constantFrom<Json[]>(1763900000000000, 1763900000000001, 2 ** 60, 0, -1);

const jaegerSpan = object(
  {
    traceID: usually(jaegerTraceId),
    spanID: usually(id),
    operationName: usually(text),
    startTime: usually(big),
    duration: usually(fc.constantFrom(1, 200)),
    processID: usually(fc.constantFrom('p1', 'p2', 'p9')),
    process: object({ serviceName: text }),
    tags: list(tag),
    references: list(object({ refType: fc.constant('CHILD_OF'), traceID: jaegerTraceId, spanID: id })),
  },
  ['spanID', 'startTime'],
);
const processes = object({
  p1: object({ serviceName: text, tags: list(tag) }),
  p2: usually(object({ serviceName: text })),
});
const jaegerTrace = object(
  { traceID: usually(jaegerTraceId), spans: list(jaegerSpan, 5), processes, warnings: odd },
  ['spans'],
);
const envelope = object(
  {
    data: usually(fc.oneof(list(jaegerTrace), jaegerTrace)),
    total: fc.constant(0),
    errors: usually(fc.constant(null)),
  },
  ['data'],
);

const value = object({ stringValue: text });
const keyValue = object({ key: fc.oneof(text, fc.constant('service.name')), value: usually(value) }, [
  'key',
  'value',
]);
const otlpSpan = object(
  {
    traceId: usually(fc.constantFrom('2a', '7')),
    spanId: usually(id),
    parentSpanId: usually(id),
    name: usually(text),
    startTimeUnixNano: usually(fc.constantFrom('1763900000000000123', '1763900000000000999')),
    endTimeUnixNano: usually(fc.constantFrom('1763900000000001123', '5')),
    attributes: list(keyValue),
    kind: usually(fc.constantFrom(0, 2, 'SPAN_KIND_SERVER')),
  },
  ['traceId', 'spanId'],
);
const scopeSpans = object(
  { scope: usually(object({ name: text, version: text })), spans: list(otlpSpan, 4) },
  ['spans'],
);
const entry = fc.oneof(
  {
    weight: 8,
    arbitrary: object({
      resource: usually(object({ attributes: list(keyValue) })),
      scopeSpans: list(scopeSpans),
    }),
  },
  {
    weight: 1,
    arbitrary: object({ instrumentationLibrarySpans: list(scopeSpans), scopeSpans: list(scopeSpans) }),
  },
);
const otlp = fc.oneof(
  object({ resourceSpans: list(entry), batches: list(entry) }),
  object({ resourceSpans: list(entry) }, ['resourceSpans']),
);
const otherSignal = fc.constant<Json>({ resourceMetrics: [] });
const streamEnd = object({
  error: fc.constantFrom<Json[]>(null, {}, 'broken', { message: 'shard is down' }, { code: 0 }),
  result: usually(otlp),
});
const mixed = object({
  data: list(jaegerTrace),
  resourceSpans: list(entry),
  spans: list(jaegerSpan),
  result: otlp,
});

const one = fc.oneof(
  { weight: 4, arbitrary: envelope },
  { weight: 2, arbitrary: jaegerTrace },
  { weight: 4, arbitrary: otlp },
  { weight: 2, arbitrary: otlp.map<Json>(snakeCase) },
  { weight: 3, arbitrary: object({ result: usually(otlp) }, ['result']) },
  { weight: 1, arbitrary: mixed },
  { weight: 1, arbitrary: odd },
  { weight: 1, arbitrary: streamEnd },
);

/** A JSON value and a way to write it. */
const written = (document: fc.Arbitrary<Json>) =>
  fc
    .record({
      document,
      indent: fc.constantFrom('', '', '\t', ' '),
      isAscii: fc.boolean(),
      isDoubled: fc.constantFrom(...Array<boolean>(15).fill(false), true),
    })
    .map(({ document, indent, isAscii, isDoubled }) => {
      let json = JSON.stringify(document, null, indent);
      if (isAscii)
        json = json.replace(
          /[\u0080-\uffff]/g,
          (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
        );
      if (isDoubled) json = json.replace(/"(spans|data|resourceSpans)":/, '"$1":[{"spanID":"d"}],"$1":');
      return json;
    });

/** JSON: a document, or a list of documents. */
export const anyDocument: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: written(one) },
  { weight: 2, arbitrary: written(fc.array(one, { maxLength: 3 })) },
);

/** One document a line. */
export const anyLines: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 4, arbitrary: one }, { weight: 1, arbitrary: otherSignal }), {
    minLength: 2,
    maxLength: 4,
  })
  .map((documents) => documents.map((document) => JSON.stringify(document)).join('\n'));

function snakeCase(value: Json): Json {
  return JSON.parse(
    JSON.stringify(value).replace(
      /"([a-zA-Z]+)":/g,
      (_, field: string) => `"${field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}":`,
    ),
  );
}
