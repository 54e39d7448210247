import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkProperty } from '../base/testing/checkProperty.ts';
import { AttributeRows } from '../model/build/attributeRows.ts';
import { buildTrace } from '../model/build/buildTrace.ts';
import { TraceBuilder } from '../model/build/traceBuilder.ts';
import { normalizeTraceId } from '../model/spanIds.ts';
import { NONE } from '../model/trace.ts';
import { packTrace } from '../model/traceTransfer.ts';
import { JaegerSpanReader } from './jaeger/readSpan.ts';
import { JaegerSpanBytes } from './jaeger/spanBytes.ts';
import { parseExactJson } from './json/exactJson.ts';
import { JsonBytes } from './json/jsonBytes.ts';
import { formatNumber } from './json/typedText.ts';
import { isObject } from './json/wireValue.ts';
import { readOtlpSpan, readOtlpTraceId } from './otlp/readSpan.ts';
import { OtlpSpanBytes } from './otlp/spanBytes.ts';
import { type Json, jaegerSpan, mutated, otlpSpan } from './testing/mutatedSpans.ts';
import { type Dice, writeJson } from './testing/writeJson.ts';

/** Reads the spans of one trace in both ways. */
interface BothReaders {
  readonly builder: TraceBuilder;
  /** Returns the position of the separator after the span; −1, with nothing added, if it is refused. */
  fromBytes(bytes: Uint8Array, from: number): number;
  parsed(span: unknown): boolean;
}

function newBuilder(): TraceBuilder {
  const builder = new TraceBuilder(normalizeTraceId('a'));
  builder.internResource(builder.strings.intern('shop'), new AttributeRows());
  return builder;
}

function jaegerReaders(): BothReaders {
  const builder = newBuilder();
  const bytes = new JaegerSpanBytes(builder, () => 0);
  const reader = new JaegerSpanReader(builder, () => 0);
  return {
    builder,
    fromBytes: (...span) => bytes.read(...span),
    parsed: (span) => reader.read(span),
  };
}

function otlpReaders(): BothReaders {
  const builder = newBuilder();
  const json = new JsonBytes();
  const reader = new OtlpSpanBytes(json, builder);
  return {
    builder,
    fromBytes: (bytes, from) => {
      json.load(bytes, from);
      if (!reader.read()) return -1;
      builder.spans.resource.set(builder.spanCount - 1, 0);
      return json.position;
    },
    parsed: (span) =>
      isObject(span) && readOtlpTraceId(span.traceId) === builder.id && readOtlpSpan(builder, span, 0, NONE),
  };
}

const formats = [
  {
    format: 'Jaeger',
    newReaders: jaegerReaders,
    full: jaegerSpan,
    usual: withFields(jaegerSpan, {
      process: null,
      traceID: 'a',
      references: [{ traceID: 'a', spanID: '7' }],
    }),
  },
  {
    format: 'OTLP',
    newReaders: otlpReaders,
    full: otlpSpan,
    usual: withFields(otlpSpan, {
      parentSpanId: '0000000000000002',
      links: [
        { traceId: '0123456789abcdef'.repeat(2), spanId: '0123456789abcdef', attributes: [{ key: 'k' }] },
      ],
      events: [
        { timeUnixNano: '1700000000000000124', name: 'miss', attributes: [{ value: { intValue: 3 } }] },
      ],
    }),
  },
];

function withFields(span: Json, fields: { [name: string]: Json }): { [name: string]: Json } {
  return { ...(isObject(span) ? span : {}), ...fields };
}

/**
 * Reads spans from bytes if possible, and parses the others. Returns the texts that were read; if a broken
 * one ends too early, only the part before that end. `count`: how many were read from bytes.
 */
function readMixed(readers: BothReaders, list: readonly string[]): { texts: string[]; count: number } {
  const texts: string[] = [];
  let count = 0;
  for (const text of list) {
    const bytes = new TextEncoder().encode(`[${text},`);
    const before = readers.builder.spanCount;
    const end = readers.fromBytes(bytes, 1);
    expect(readers.builder.spanCount).toBe(end === -1 ? before : before + 1);
    texts.push(end === -1 ? text : new TextDecoder().decode(bytes.subarray(1, end)));
    if (end === -1) readParsed(readers, text);
    else count++;
  }
  return { texts, count };
}

function readParsed(readers: BothReaders, text: string): void {
  const span = tryParse(text);
  if (span !== undefined) readers.parsed(span);
}

function tryParse(text: string): unknown {
  try {
    return parseExactJson(text);
  } catch {
    return undefined;
  }
}

/** Reads the spans in both ways. Returns how many were read from bytes. */
function expectSameTrace({ newReaders }: (typeof formats)[number], list: readonly string[]): number {
  const mixed = newReaders();
  const parsed = newReaders();
  const { texts, count } = readMixed(mixed, list);
  for (const text of texts) readParsed(parsed, text);
  expect(mixed.builder.spanCount).toBe(parsed.builder.spanCount);
  if (parsed.builder.spanCount > 0) {
    expect(packTrace(buildTrace(mixed.builder)).message).toEqual(
      packTrace(buildTrace(parsed.builder)).message,
    );
  }
  return count;
}

/** Produces the same numbers for the same seed. */
function diceOf(seed: number): Dice {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 8) % bound;
  };
}

test.each(formats)('$format: spans read from bytes make the trace that parsed ones make', (format) => {
  const spans = fc.array(
    fc.oneof({ arbitrary: mutated(format.usual), weight: 3 }, { arbitrary: mutated(format.full), weight: 1 }),
    {
      minLength: 1,
      maxLength: 6,
    },
  );
  let fromBytes = 0;
  let all = 0;
  checkProperty(
    fc.tuple(spans, fc.integer()),
    ([list, seed]) => {
      const dice = diceOf(seed);
      fromBytes += expectSameTrace(
        format,
        list.map((span) => (seed % 2 === 0 ? JSON.stringify(span) : writeJson(span, dice))),
      );
      all += list.length;
    },
    300,
  );
  expect(fromBytes / all).toBeGreaterThan(0.1);
});

test.each(formats)(
  '$format: bytes that are broken anywhere are refused, or mean what they mean parsed',
  (format) => {
    const base = JSON.stringify(format.usual);
    const change = fc.record({
      place: fc.nat({ max: base.length - 1 }),
      removed: fc.nat({ max: 3 }),
      added: fc.constantFrom(
        '',
        '"',
        '\\',
        ',',
        '}',
        ']',
        '{',
        '[',
        '0',
        '-',
        '.',
        'e',
        '\u0001',
        'é',
        '\ud800',
        ' ',
        ':',
        'null',
      ),
    });
    checkProperty(
      fc.tuple(change, fc.boolean()),
      ([{ place, removed, added }, isSecond]) => {
        const broken = base.slice(0, place) + added + base.slice(place + removed);
        expectSameTrace(format, isSecond ? [base, broken, base] : [broken]);
      },
      300,
    );
  },
);

test.each(formats)(
  '$format: a span that is cut off anywhere is refused, whatever stands behind the cut',
  (format) => {
    const { builder, fromBytes } = format.newReaders();
    const text = JSON.stringify(format.usual);
    const bytes = new TextEncoder().encode(`${text},`);
    for (let end = 0; end < text.length; end++) {
      expect(fromBytes(bytes.subarray(0, end), 0)).toBe(-1);
      expect(fromBytes(bytes.slice(0, end), 0)).toBe(-1);
    }
    expect(builder.spanCount).toBe(0);
  },
);

test.each(formats)('$format: a usual span is read from bytes', (format) => {
  const text = JSON.stringify(format.usual);
  expect(expectSameTrace(format, [text, text])).toBe(2);
});

test.each([
  [String.raw`"a\u00e9\n\"\\\/\b\f\r\t\ud83d\ude00 \ud800 \ude00\ud800x é 😀 \u2028"`],
  [String.raw`"C:\\new"`],
  ['"C:\\new"'],
  ['"\u007f"'],
  ['1'],
  ['-0'],
  ['-0.0'],
  ['1.0'],
  ['1e3'],
  ['1e999'],
  ['0.1e-7'],
  ['123456789012345678'],
  ['9007199254740993'],
  ['9007199254740991'],
  ['-9007199254740992'],
  ['0.30000000000000004'],
  ['5e-324'],
  ['1.7976931348623157e308'],
  ['100000000000000000000.5'],
  ['01'],
  ['+1'],
  ['1.'],
  ['.5'],
  ['1e'],
  ['true'],
  ['false'],
  ['null'],
  ['{}'],
  ['[]'],
  ['{"a":[1,"x"]}'],
  ['[9007199254740993]'],
  ['[1,]'],
  ['"\t"'],
  ['nul'],
  ['tru'],
])('the value %s is what it is when it is parsed', (value) => {
  const guess = String.raw`{"key":"k","type":"string","value":"C:\\new"}`;
  for (const type of ['string', 'int64', 'float64', 'bool', 'binary', 'other']) {
    const tag = `{"key":"k","type":"${type}","value":${value}}`;
    expectSameTrace(formats[0], [`{"tags":[${guess}]}`, `{"tags":[${tag},${tag}]}`]);
  }
  for (const kind of ['stringValue', 'intValue', 'doubleValue', 'boolValue', 'bytesValue', 'other']) {
    const attribute = `{"key":"k","value":{"${kind}":${value}}}`;
    const before = String.raw`{"key":"k","value":{"stringValue":"C:\\new"}}`;
    const traceId = '"traceId":"0000000000000000000000000000000a"';
    expectSameTrace(formats[1], [
      `{${traceId},"attributes":[${before}]}`,
      `{${traceId},"attributes":[${attribute},${attribute}]}`,
    ]);
  }
});

test('numbers are what they are when they are parsed, however they are written', () => {
  const digits = fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 24 })
    .map((list) => list.join(''));
  const written = fc
    .tuple(
      fc.constantFrom('', '-'),
      fc.oneof(fc.constant('0'), digits),
      digits,
      fc.constantFrom('', '', '', 'e-7', 'E+2'),
    )
    .map(
      ([sign, whole, fraction, exponent]) => `${sign}${whole.replace(/^0+(?=.)/, '')}.${fraction}${exponent}`,
    );
  const double = fc.double({ noNaN: true, noDefaultInfinity: true });
  const small = fc.double({ min: -1000, max: 1000, noNaN: true });
  const number = fc.oneof(written, double.map(JSON.stringify), small.map(JSON.stringify), digits);
  checkProperty(
    number,
    (text) => {
      const json = new JsonBytes();
      const bytes = new TextEncoder().encode(`${text},`);
      json.load(bytes, 0);
      const exact = tryParse(text);
      if (!json.readNumber()) {
        expect(typeof exact).not.toBe('number');
        return;
      }
      expect(json.number).toBe(exact);
      expect(json.position).toBe(text.length);
      if (json.isNumberCanonical) expect(text).toBe(formatNumber(json.number));
    },
    5000,
  );
});
