import { describe, expect, test } from 'vitest';
import { describeTrace } from '../model/testing/describeTrace.ts';
import { packTrace } from '../model/traceTransfer.ts';
import { type DecodedDocument, decodeWhole } from './document/bodyDecoder.ts';
import { decodeTraceDocument } from './testing/decodeTraceDocument.ts';
import { hasShared, listShared, readShared, readSharedText } from './testing/sharedFiles.ts';

/** A row of the index of recorded traces: `| file | format | KB | traces / spans (largest) | …`. */
const INDEX_ROW =
  /^\| ((?:jaeger|otlp)\/\S+) \| \S+ \| \d+ \| (\d+) \/ (\d+) \((\d+)\) \| (\d+) \| (\d+) \| (\d+) \|/gm;

function decode(path: string): DecodedDocument {
  const decoded = decodeTraceDocument(readShared(path));
  if (!decoded.ok) throw new Error(`${path}: ${decoded.error.message}`);
  return decoded.value;
}

function countSpans({ traces }: DecodedDocument): number {
  return traces.reduce((count, { spans }) => count + spans.count, 0);
}

describe.skipIf(!hasShared('traces/INDEX.md'))('recorded traces (skipped if ../shared is absent)', () => {
  const rows = hasShared('traces/INDEX.md')
    ? [...readSharedText('traces/INDEX.md').matchAll(INDEX_ROW)].map((row) => ({
        file: row[1],
        traces: Number(row[2]),
        spans: Number(row[3]),
        largest: Number(row[4]),
        services: Number(row[5]),
      }))
    : [];

  test('all files of the index are read', () => {
    const files = listShared('traces').filter((path) =>
      /traces\/(jaeger|otlp)\/.*\.(json|jsonl|gz)$/.test(path),
    );
    expect(rows.map(({ file }) => `traces/${file}`).sort()).toEqual(files);
  });

  test.each(rows)(
    '$file: $traces traces, $spans spans, none lost',
    ({ file, traces, spans, largest, services }) => {
      const decoded = decode(`traces/${file}`);
      expect(decoded.warnings).toEqual([]);
      expect(decoded.traces).toHaveLength(traces);
      expect(countSpans(decoded)).toBe(spans);
      expect(Math.max(...decoded.traces.map((trace) => trace.spans.count))).toBe(largest);
      const names = new Set(decoded.traces.flatMap((trace) => trace.services.map(({ name }) => name)));
      expect(names.size).toBe(services);
      for (const trace of decoded.traces) {
        expect(trace.warnings.filter(({ kind }) => kind.startsWith('undecodable'))).toEqual([]);
      }
    },
  );

  test('a trace that was saved in both formats is the same trace', () => {
    const [jaeger] = decode('traces/jaeger/perses-pushbytes.jaeger.json').traces.map(describeTrace);
    const [otlp] = decode('traces/otlp/perses-pushbytes.otlp.json').traces.map(describeTrace);
    expect(otlp.id).toBe(jaeger.id);
    expect(otlp.spans.map(({ id, parent, name, kind }) => [id, parent, name, kind])).toEqual(
      jaeger.spans.map(({ id, parent, name, kind }) => [id, parent, name, kind]),
    );
  });
});

describe.skipIf(!hasShared('jaeger-samples'))(
  'sample bodies of Jaeger (skipped if ../shared is absent)',
  () => {
    const spansOf: Readonly<Record<string, number>> = {
      'jaeger-samples/jaeger/v1/trace-object.ui_01.json': 5,
      'jaeger-samples/jaeger/v1/transform-response.otlp2jaeger-out.json': 2,
      'jaeger-samples/jaeger/otlp/transform-request.otlp2jaeger-in.json': 2,
      'jaeger-samples/jaeger/otlp/otel_traces_01.json': 4,
      'jaeger-samples/jaeger/api_v3/FindTraces.json': 1,
      'jaeger-samples/jaeger/api_v3/GetTrace.json': 1,
      'jaeger-samples/jaeger-ui/otlp/otlp2jaeger-in.json': 2,
      'jaeger-samples/jaeger-ui/otlp/otlp2jaeger-out.json': 2,
      'jaeger-samples/jaeger-ui/otlp/otlp2jaeger-multi-in.json.txt': 4,
      'jaeger-samples/jaeger-ui/otlp/otlp2jaeger-multi-in-combined.json': 4,
      'jaeger-samples/jaeger-ui/otlp/oltp2jaeger-multi-out.json': 4,
    };

    test.each(Object.entries(spansOf))('%s: %i spans', (path, spans) => {
      expect(countSpans(decode(path))).toBe(spans);
    });

    test('what is no trace is named', () => {
      const outcome = decodeTraceDocument(readShared('jaeger-samples/jaeger/api_v3/GetServices.json'));
      expect(outcome).toMatchObject({ ok: false, error: { kind: 'unrecognised' } });
    });
  },
);

describe.skipIf(!hasShared('traces'))('every body there is (skipped if ../shared is absent)', () => {
  const folders = ['traces', 'jaeger-samples', 'jaeger-recordings'].filter(hasShared);
  const paths = folders.flatMap(listShared).filter((path) => /\.(json|jsonl|txt|gz)$/.test(path));

  test.each(paths)('%s is the same whether its spans are read from bytes or parsed', (path) => {
    const text = new TextDecoder().decode(readShared(path));
    // Spaces at the end make it so big that spans are looked for in the bytes.
    const fromBytes = decodeTraceDocument(new TextEncoder().encode(text + ' '.repeat(200_000)));
    const parsed = decodeWhole(text);
    expect(fromBytes.ok).toBe(parsed.ok);
    if (!fromBytes.ok || !parsed.ok) return;
    expect(describeColumns(fromBytes.value)).toEqual(describeColumns(parsed.value));
  });
});

/**
 * A text for each column of each trace. Comparing big arrays member by member would take most of the test's
 * time.
 */
function describeColumns({ traces }: DecodedDocument): string[] {
  return traces.flatMap((trace) =>
    packTrace(trace).buffers.map((buffer) => Buffer.from(buffer).toString('base64')),
  );
}
