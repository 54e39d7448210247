import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkProperty } from '../../base/testing/checkProperty.ts';
import type { TraceWarning } from '../../model/trace.ts';
import { anyDocument, anyLines } from '../testing/anyDocument.ts';
import { decodePieces, describeDecoded } from '../testing/decodePieces.ts';
import { decodeTraceDocument } from '../testing/decodeTraceDocument.ts';
import { generateJaeger, generateOtlp } from '../testing/generateDocument.ts';
import { hasShared, listShared, readShared } from '../testing/sharedFiles.ts';
import { decodeWhole } from './bodyDecoder.ts';
import { StreamingDecoder } from './streamingDecoder.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const lengths = fc.oneof(
  fc.constantFrom([1], [7], [65_536]),
  fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 }),
);

// The slowest unit tests: every recorded file is decoded twice, and random documents byte by byte.
describe('a document in any pieces has the same result as parsing all of it at once', () => {
  test('for documents', () => {
    checkProperty(
      fc.tuple(anyDocument, lengths),
      ([text, pieces]) => {
        const cut = describeDecoded(decodePieces(encode(text), pieces));
        expect(comparable(cut)).toEqual(comparable(describeDecoded(decodeWhole(text))));
      },
      300,
    );
  });

  test('for documents of one a line', () => {
    checkProperty(fc.tuple(anyLines, lengths), ([text, pieces]) => {
      const cut = describeDecoded(decodePieces(encode(text), pieces));
      expect(comparable(cut)).toEqual(comparable(describeDecoded(decodeWhole(text))));
    });
  });

  test.each([
    ['Jaeger', generateJaeger],
    ['OTLP', generateOtlp],
  ])('for a generated trace in %s', (_, generate) => {
    const text = generate(100)
      .replaceAll('order-', '\\"ordér\\\\-')
      .replace('"customer.id"', '9007199254740993');
    const whole = describeDecoded(decodeWhole(text));
    for (const length of [1, 7, 1000, 65_536]) {
      expect(describeDecoded(decodePieces(encode(text), [length]))).toEqual(whole);
    }
  });

  test.skipIf(!hasShared('traces'))('for recorded files (skipped if ../shared is absent)', () => {
    const paths = [...listShared('traces'), ...listShared('jaeger-samples')].filter((path) =>
      /\.jsonl?(\.gz)?$/.test(path),
    );
    expect(paths.length).toBeGreaterThan(20);
    for (const path of paths) {
      const bytes = readShared(path);
      // Byte by byte takes long. Small files are enough: they are as varied as the big ones.
      const isSmall = bytes.length < 60_000;
      const cut = describeDecoded(decodePieces(bytes, [isSmall ? bytes.length : 65_536]));
      const whole = decodeWhole(bytes);
      if (whole.ok) expectEqual(comparable(cut), comparable(describeDecoded(whole)), path);
      for (const length of isSmall ? [1, 7] : []) {
        expectEqual(describeDecoded(decodePieces(bytes, [length])), cut, `${path} by ${length}`);
      }
    }
  });
});

/**
 * Removes the differences that are allowed. Mistakes are reported in another order if they are found span by
 * span, and of several mistakes of one kind the first is reported. Everything else must be identical.
 */
function comparable(described: ReturnType<typeof describeDecoded>) {
  // Only a second line shows that the first was a line, so streaming does not mention that.
  if (!('traces' in described)) return { ...described, message: described.message.replace('line 1: ', '') };
  const kinds = (warnings: readonly TraceWarning[]) =>
    warnings.map(({ kind, count }) => `${kind} ${count}`).sort();
  return {
    ...described,
    traces: described.traces.map((trace) => ({ ...trace, warnings: kinds(trace.warnings) })),
    warnings: kinds(described.warnings),
  };
}

/** As `toEqual`, which takes seconds for large values. */
function expectEqual(actual: unknown, expected: unknown, name: string): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual, name).toEqual(expected);
}

describe('a broken document has the same result in any pieces', () => {
  test('if it ends too early', () => {
    const cut = fc.tuple(
      fc.oneof(anyDocument, anyLines),
      fc.double({ min: 0, max: 1, noNaN: true }),
      lengths,
    );
    checkProperty(cut, ([text, share, pieces]) => {
      const bytes = encode(text);
      expectSame(bytes.subarray(0, Math.floor(bytes.length * share)), pieces);
    });
  });

  test('if it ends within a character', () => {
    const bytes = encode('{"data":[{"traceID":"é').subarray(0, -1);
    for (const lengths of [[bytes.length], [1]]) {
      expect(describeDecoded(decodePieces(bytes, lengths))).toMatchObject({
        message: 'The answer was cut off: its JSON ends too early, after 22 bytes.',
      });
    }
    const whole = decodeWhole(bytes);
    expect(whole).toMatchObject({ error: { message: expect.stringContaining('after 22 bytes') } });
  });

  test('if it contains something strange', () => {
    const broken = fc.tuple(
      fc.oneof(anyDocument, anyLines),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom('"', '}', ']', '{', '[', ',', 'x', '\\', '\n', '\n\n', '\u0001', ':', '{"spans":[{}]}'),
      lengths,
    );
    checkProperty(broken, ([text, share, garbage, pieces]) => {
      const at = Math.floor(text.length * share);
      expectSame(encode(text.slice(0, at) + garbage + text.slice(at)), pieces);
    });
  });
});

function expectSame(bytes: Uint8Array, pieces: readonly number[]): void {
  const atOnce = describeDecoded(decodePieces(bytes, [Math.max(bytes.length, 1)]));
  expect(describeDecoded(decodePieces(bytes, pieces))).toEqual(atOnce);
  expect(describeDecoded(decodeTraceDocument(bytes))).toEqual(
    describeDecoded(decodeTraceDocument(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))),
  );
}

test('spans are read before the end has come', () => {
  const decoder = new StreamingDecoder();
  const bytes = encode(generateJaeger(100));
  decoder.push(bytes.subarray(0, bytes.length / 2));
  expect(decoder.spanCount).toBeGreaterThan(40);
});

test('the reason why a document ended early is in the words of the caller', () => {
  const decoder = new StreamingDecoder();
  const bytes = encode(generateOtlp(100));
  decoder.push(bytes.subarray(0, bytes.length / 2));
  const decoded = decoder.finish('The connection was lost after 30 kB of 60 kB');
  expect(decoded?.ok === true ? decoded.value.warnings : []).toMatchObject([
    {
      kind: 'incomplete',
      message: expect.stringMatching(
        /^The connection was lost after 30 kB of 60 kB: \d+ spans that arrived before are shown; the rest is missing\.$/,
      ),
    },
  ]);
});

test('a document that came whole before the connection broke off is whole', () => {
  const decoder = new StreamingDecoder();
  decoder.push(encode(generateOtlp(10)));
  const decoded = decoder.finish('The connection broke off');
  expect(decoded?.ok === true && decoded.value.warnings).toEqual([]);
});

test.each([
  ['a field that stands there twice', '{"spans":[{"spanID":"1"}],"spans":[{"spanID":"2"}]}'],
  ['two envelopes in one object', '{"data":[{"spans":[{"spanID":"1"}]}],"resourceSpans":[]}'],
  [
    'names in both spellings',
    '{"batches":[{"scope_spans":[{"spans":[{"trace_id":"2a","span_id":"1"}]}]}],"resource_spans":null}',
  ],
  ['an id behind the spans that is not theirs', '{"spans":[{"spanID":"1","traceID":"7"}],"traceID":"8"}'],
])('%s is a surprise', (_, text) => {
  const decoder = new StreamingDecoder();
  decoder.push(encode(text));
  expect(decoder.finish()).toBeUndefined();
  expect(describeDecoded(decodePieces(encode(text), [3]))).toEqual(describeDecoded(decodeWhole(text)));
});

test('running out of memory is reported', () => {
  const decoder = new StreamingDecoder(() => {
    throw new RangeError('Array buffer allocation failed');
  });
  const bytes = encode(generateOtlp(3000));
  decoder.push(bytes);
  decoder.push(bytes);
  expect(decoder.finish()).toMatchObject({
    ok: false,
    error: { kind: 'too-long', message: expect.stringContaining('ran out after 2,048 spans') },
  });
});

test('other exceptions are mistakes of ours', () => {
  const decoder = new StreamingDecoder(() => {
    throw new RangeError('a bug');
  });
  expect(() => decoder.push(encode(generateOtlp(3000)))).toThrow('a bug');
});
