import { describe, expect, it } from 'vitest';
import { AttributeRows } from '../build/attributeRows.ts';
import { buildTrace } from '../build/buildTrace.ts';
import { TraceBuilder } from '../build/traceBuilder.ts';
import { normalizeTraceId } from '../spanIds.ts';
import { AttributeType, LinkKind, type SpanIndex, SpanKind, StatusCode } from '../trace.ts';
import { spanDetails } from './spanDetails.ts';
import { formatAttributeJson, formatSpanJson } from './spanJson.ts';

const FIRST = 0 as SpanIndex;

describe('formatAttributeJson', () => {
  it('writes each type as JSON has it, with every digit', () => {
    const json = (type: keyof typeof AttributeType, text: string) =>
      formatAttributeJson({ key: 'a "b"', type, text });
    expect(json('string', 'say "hi"\n')).toBe('{"a \\"b\\"": "say \\"hi\\"\\n"}');
    expect(json('int', '9223372036854775807')).toBe('{"a \\"b\\"": 9223372036854775807}');
    expect(json('double', 'NaN')).toBe('{"a \\"b\\"": "NaN"}');
    expect(json('bool', 'true')).toBe('{"a \\"b\\"": true}');
    expect(json('map', '{"x":1.0}')).toBe('{"a \\"b\\"": {"x":1.0}}');
    expect(json('empty', '')).toBe('{"a \\"b\\"": null}');
  });
});

describe('formatSpanJson', () => {
  it('writes a span as a document of OTLP that loses nothing', () => {
    const builder = new TraceBuilder(normalizeTraceId('abc'));
    const text = (value: string) => builder.strings.intern(value);
    const process = new AttributeRows();
    process.push(text('host.name'), AttributeType.string, text('gpu-01'));
    const draft = builder.beginSpan();
    draft.resource = builder.internResource(text('shop'), process);
    draft.scope = builder.internScope(text('lib'), text('1.2'), new AttributeRows());
    draft.id = 'f1';
    draft.name = text('GET /');
    draft.kind = SpanKind.server;
    draft.status = StatusCode.error;
    draft.statusMessage = text('no');
    draft.startMicros = 1_700_000_000_000_000;
    draft.startNanos = 123;
    draft.duration = 1500.5;
    draft.droppedEvents = 4;
    builder.attributes.push(text('offset'), AttributeType.int, text('9223372036854775807'));
    builder.attributes.push(text('list'), AttributeType.array, text('[{"a":[1,2.5,"x",null,true]},[]]'));
    builder.attributes.push(text('ratio'), AttributeType.double, text('Infinity'));
    builder.addEvent(1_700_000_000_000_001, 7, text('tick'), 0);
    builder.endEvent();
    builder.addLink(LinkKind.link, text(`${'0'.repeat(31)}1`), text('00000000000000f2'), text('a=b'), 2);
    builder.endLink();
    builder.endSpan();
    const trace = buildTrace(builder);

    expect(JSON.parse(formatSpanJson(trace, spanDetails(trace, FIRST)))).toEqual({
      resourceSpans: [
        {
          resource: {
            attributes: [
              { key: 'service.name', value: { stringValue: 'shop' } },
              { key: 'host.name', value: { stringValue: 'gpu-01' } },
            ],
          },
          scopeSpans: [
            {
              scope: { name: 'lib', version: '1.2' },
              spans: [
                {
                  traceId: '00000000000000000000000000000abc',
                  spanId: '00000000000000f1',
                  name: 'GET /',
                  kind: 2,
                  startTimeUnixNano: '1700000000000000123',
                  endTimeUnixNano: '1700000000001500623',
                  attributes: [
                    { key: 'offset', value: { intValue: '9223372036854775807' } },
                    {
                      key: 'list',
                      value: {
                        arrayValue: {
                          values: [
                            {
                              kvlistValue: {
                                values: [
                                  {
                                    key: 'a',
                                    value: {
                                      arrayValue: {
                                        values: [
                                          { intValue: '1' },
                                          { doubleValue: 2.5 },
                                          { stringValue: 'x' },
                                          {},
                                          { boolValue: true },
                                        ],
                                      },
                                    },
                                  },
                                ],
                              },
                            },
                            { arrayValue: { values: [] } },
                          ],
                        },
                      },
                    },
                    { key: 'ratio', value: { doubleValue: 'Infinity' } },
                  ],
                  events: [{ timeUnixNano: '1700000000000001007', name: 'tick' }],
                  droppedEventsCount: 4,
                  links: [
                    {
                      traceId: '00000000000000000000000000000001',
                      spanId: '00000000000000f2',
                      traceState: 'a=b',
                      droppedAttributesCount: 2,
                    },
                  ],
                  status: { code: 2, message: 'no' },
                },
              ],
            },
          ],
        },
      ],
    });
  });
});
