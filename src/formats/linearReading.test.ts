/**
 * Readers of bytes take linear time, whatever the bytes are. The test counts the bytes that are read instead
 * of using a clock.
 */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { watchBytes } from '../base/testing/watchBytes.ts';
import { SkeletonScanner } from './document/skeletonScanner.ts';
import { StreamingDecoder } from './document/streamingDecoder.ts';
import { JsonBytes } from './json/jsonBytes.ts';
import { TextScan, TokenScan } from './json/jsonTokens.ts';

const encoder = new TextEncoder();

afterEach(() => {
  vi.restoreAllMocks();
});

describe('what arrives in pieces is not read again with each of them', () => {
  it.each([
    ['a text', new TextScan(), `"${'x\\n'.repeat(2_000)}"`],
    ['a number', new TokenScan(), `${'1234'.repeat(2_000)},`],
    ['a word', new TokenScan(), `${'a'.repeat(8_000)} `],
  ])('%s', (_, scan, text) => {
    const { bytes, reads } = watchBytes(encoder.encode(text));
    let end: number | undefined;
    for (let length = 1; length <= bytes.length && end === undefined; length += 50) {
      const piece = new Proxy(bytes, {
        get: (target, name) =>
          name === 'length' ? Math.min(length, target.length) : Reflect.get(target, name),
      });
      end = scan.endOf(piece, 0);
    }
    end ??= scan.endOf(bytes, 0);
    expect(end).toBe(text.length - (text.startsWith('"') ? 0 : 1));
    expect(reads.count).toBeLessThan(3 * text.length);
  });
});

it('an object with many lists of spans is looked at once', () => {
  const told = vi.spyOn(SkeletonScanner.prototype, 'holderSoFar');
  const text = `{"data":[{"traceID":"1",${'"spans":[],'.repeat(500)}"processes":{}}]}`;
  new StreamingDecoder().push(encoder.encode(text));
  expect(told).toHaveBeenCalledTimes(500);
  const read = told.mock.results.reduce((sum, { value }) => sum + String(value ?? '').length, 0);
  expect(read).toBeLessThan(text.length);
});

it('of a document a line, each line is read alone', () => {
  const loaded = vi.spyOn(JsonBytes.prototype, 'load');
  const attributes = '"attributes":[{"key":"a","value":{"kvlistValue":[[[[1,2]';
  const span = `{"traceId":"0000000000000000000000000000002a","spanId":"000000000000002a",${attributes}`;
  const line = `{"resourceSpans":[{"scopeSpans":[{"spans":[${span}`;
  new StreamingDecoder().push(encoder.encode(`{"resourceSpans":[]}\n${`${line}\n`.repeat(50)}`));
  expect(loaded.mock.calls.length).toBeGreaterThanOrEqual(50);
  for (const [bytes, from] of loaded.mock.calls) expect(bytes.length - from).toBeLessThanOrEqual(line.length);
});
