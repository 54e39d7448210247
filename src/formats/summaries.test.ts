import { describe, expect, test } from 'vitest';
import { spanSummary } from '../model/details/spanSummary.ts';
import { asSpanIndex } from '../model/trace.ts';
import { decodeTraceDocument } from './testing/decodeTraceDocument.ts';
import { hasShared, listShared, readShared } from './testing/sharedFiles.ts';

const folders = ['traces', 'jaeger-samples'].filter(hasShared);
const paths = folders.flatMap(listShared).filter((path) => /\.(json|jsonl|txt|gz)$/.test(path));

describe.skipIf(!hasShared('traces'))('recorded traces (skipped if ../shared is absent)', () => {
  test.each(paths)('every summary of %s is one short clean line', (path) => {
    const lines = linesOf(path);
    for (const line of lines) {
      expect(line.length).toBeLessThanOrEqual(60);
      expect(line).toBe(line.trim());
      // No part is absent or empty, and no value has come through as a program writes it.
      expect(line).not.toMatch(/ {2}|\bundefined\b|\bNaN\b|\[object|[\n\t]|(→|·) *(→|·|$)/);
      expect(line).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
    }
  });

  test.each([
    ['traces/jaeger/genai-agent-57-spans.jaeger.json', 'chat model-a · 1.8k→260 tok'],
    ['traces/jaeger/genai-agent-57-spans.jaeger.json', 'tool list_dashboards'],
    ['traces/jaeger/perses-authenticate-error.jaeger.json', 'GET /authenticate → 403'],
    ['traces/jaeger/xincan-user-slow.jaeger.json', 'GET /order/user/{id} → 200'],
    ['traces/jaeger/xincan-user-slow.jaeger.json', 'mysql SELECT order · xincan-order-dev'],
    ['traces/otlp/hotrod-v3-gettrace-result.otlp.json', 'grpc driver.DriverService/FindNearest'],
    ['traces/otlp/n-plus-one-full-serial.otlp.json', 'mysql SELECT customer'],
    ['traces/otlp/otel-demo-mixed-signals.jsonl', 'grpc oteldemo.AdService/GetAds → UNAVAILABLE'],
    ['traces/otlp/otel-demo-mixed-signals.jsonl', 'flag adServiceFailure=off'],
    ['traces/otlp/robotframework-snake-case.jsonl', 'test TC10 - Error Handling Patterns → fail'],
    ['traces/otlp/spring-agent-small.jsonl', 'LogRepository.findAll'],
  ])('%s has the line %s', (path, line) => {
    expect(linesOf(path)).toContain(line);
  });
});

/** The distinct summaries of all spans; none if the file is no trace. */
function linesOf(path: string): string[] {
  const decoded = decodeTraceDocument(readShared(path));
  if (!decoded.ok) return [];
  const lines = new Set<string>();
  for (const trace of decoded.value.traces) {
    for (let span = 0; span < trace.spans.count; span++) {
      const summary = spanSummary(trace, asSpanIndex(span));
      if (summary !== undefined) lines.add(summary.text);
    }
  }
  return [...lines];
}
