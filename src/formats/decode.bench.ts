/** What decoding costs beside `JSON.parse` of the same bytes, and what the columns weigh beside the payload. */
import { bench, describe } from 'vitest';
import { packTrace } from '../model/traceTransfer.ts';
import { decodeTraceDocument } from './decodeTraceDocument.ts';
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
      bench('decode and pack', () => void decodeAndPack(bytes), options);
    });
  }
}

function decodeAndPack(bytes: Uint8Array): ArrayBuffer[] {
  const decoded = decodeTraceDocument(bytes);
  if (!decoded.ok) throw new Error(decoded.error.message);
  return decoded.value.traces.flatMap((trace) => packTrace(trace).buffers);
}

/** The payload and the share of it that the columns and texts take. */
function weigh(bytes: Uint8Array): string {
  const columns = decodeAndPack(bytes).reduce((sum, { byteLength }) => sum + byteLength, 0);
  return `${(bytes.length / 1e6).toFixed(2)} MB, columns ${((100 * columns) / bytes.length).toFixed(0)} % of it`;
}
