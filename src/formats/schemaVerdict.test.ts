import { expect, test } from 'vitest';
import { checkProperty } from '../base/testing/checkProperty.ts';
import type { AttributeRows } from '../model/build/attributeRows.ts';
import { TraceBuilder } from '../model/build/traceBuilder.ts';
import { normalizeTraceId } from '../model/spanIds.ts';
import { NONE } from '../model/trace.ts';
import { JaegerSpanReader } from './jaeger/readSpan.ts';
import { jaegerSpanSchema } from './jaeger/schemas.ts';
import { readOtlpSpan } from './otlp/readSpan.ts';
import { otlpSpanSchema } from './otlp/schemas.ts';
import { type Json, jaegerSpan, mutated, otlpSpan } from './testing/mutatedSpans.ts';

const newBuilder = () => new TraceBuilder(normalizeTraceId('abc'));

test('reader and schema accept and refuse the same spans of Jaeger JSON', () => {
  const verdicts = new Set<boolean>();
  checkProperty(
    mutated(jaegerSpan),
    (span) => {
      const accepted = new JaegerSpanReader(newBuilder(), () => 0).read(span);
      expect(accepted).toBe(jaegerSpanSchema.safeParse(span).success);
      verdicts.add(accepted);
    },
    5000,
  );
  expect(verdicts.size).toBe(2);
});

test('reader and schema accept and refuse the same spans of OTLP JSON', () => {
  const verdicts = new Set<boolean>();
  checkProperty(
    mutated(otlpSpan),
    (span) => {
      const builder = newBuilder();
      const isObject = typeof span === 'object' && span !== null && !Array.isArray(span);
      const accepted = isObject && isTraceIdText(span.traceId) && readOtlpSpan(builder, span, 0, NONE);
      expect(accepted).toBe(otlpSpanSchema.safeParse(span).success);
      verdicts.add(accepted);
    },
    5000,
  );
  expect(verdicts.size).toBe(2);
});

test('a refused span leaves no traces in the builder', () => {
  checkProperty(mutated(otlpSpan), (span) => {
    const builder = newBuilder();
    const isObject = typeof span === 'object' && span !== null && !Array.isArray(span);
    if (!isObject || readOtlpSpan(builder, span, 0, NONE)) return;
    expect(builder.spanCount).toBe(0);
    const lists: readonly AttributeRows[] = [
      builder.attributes,
      builder.events.attributes,
      builder.links.attributes,
    ];
    expect(lists.map(({ length }) => length)).toEqual([0, 0, 0]);
    expect([builder.events.count, builder.links.count, builder.notes.text.length]).toEqual([0, 0, 0]);
  });
});

/** The document reader checks this before it chooses the trace. */
function isTraceIdText(traceId: Json | undefined): boolean {
  return traceId === undefined || traceId === null || typeof traceId === 'string';
}
