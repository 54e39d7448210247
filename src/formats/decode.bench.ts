/**
 * Measures decoding against `JSON.parse` of the same bytes, and the size of the columns against the payload.
 */
import { bench, describe } from 'vitest';
import type { Result } from '../base/result.ts';
import { packTrace } from '../model/traceTransfer.ts';
import type { DecodedDocument, DecodeFailure } from './document/bodyDecoder.ts';
import { StreamingDecoder } from './document/streamingDecoder.ts';
import { decodeTraceDocument } from './testing/decodeTraceDocument.ts';
import { generateJaeger, generateOtlp } from './testing/generateDocument.ts';

const formats = [
  { name: 'Jaeger', generate: generateJaeger },
  { name: 'OTLP', generate: generateOtlp },
];

for (const spanCount of [100, 1000, 10_000, 100_000]) {
  for (const { name, generate } of formats) {
    const bytes = new TextEncoder().encode(generate(spanCount));
    const options = { time: spanCount > 10_000 ? 4000 : 500, warmupIterations: 2 };

    describe(`${name}, ${spanCount} spans, ${weigh(bytes)}`, () => {
      bench('JSON.parse', () => void JSON.parse(new TextDecoder().decode(bytes)), options);
      bench('decode and pack', () => void pack(decodeTraceDocument(bytes)), options);
      bench('decode chunks of 64 kB as they come, and pack', () => void pack(decodeChunks(bytes)), options);
    });
  }
}

function decodeChunks(bytes: Uint8Array): Result<DecodedDocument, DecodeFailure> | undefined {
  const decoder = new StreamingDecoder();
  for (let from = 0; from < bytes.length; from += 65_536) decoder.push(bytes.subarray(from, from + 65_536));
  return decoder.finish();
}

function pack(decoded: Result<DecodedDocument, DecodeFailure> | undefined): ArrayBuffer[] {
  if (decoded?.ok !== true) throw new Error(decoded?.error.message ?? 'a surprise');
  return decoded.value.traces.flatMap((trace) => packTrace(trace).buffers);
}

/** Describes the payload and how large the columns and texts are in proportion to it. */
function weigh(bytes: Uint8Array): string {
  const columns = pack(decodeTraceDocument(bytes)).reduce((sum, { byteLength }) => sum + byteLength, 0);
  return `${(bytes.length / 1e6).toFixed(2)} MB, columns ${((100 * columns) / bytes.length).toFixed(0)} % of it`;
}
