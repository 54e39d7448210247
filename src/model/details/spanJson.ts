/**
 * Formats a span, or one of its attributes, as JSON for pasting elsewhere. A span is written as OTLP, which
 * other tools can read.
 */

import { resourceKeys } from '../../conventions/resource.ts';
import { SpanKind, StatusCode, type Trace } from '../trace.ts';
import type { AttributeDetails, AttributeList } from './attributeList.ts';
import { eventDetails, linkDetails } from './events.ts';
import { type JsonToken, jsonTokens, layoutJson } from './jsonLayout.ts';
import { type SpanDetails, unixNanos } from './spanDetails.ts';

/** Formats `{"key": value}` with the value in its own type. Numbers keep every digit. */
export function formatAttributeJson(attribute: AttributeDetails): string {
  return `{${JSON.stringify(attribute.key)}: ${plainJson(attribute)}}`;
}

function plainJson({ type, text }: AttributeDetails): string {
  if (type === 'empty') return 'null';
  const isLiteral = type === 'bool' || type === 'int' || type === 'double';
  if (isLiteral && /^(true|false|-?\d+(\.\d+)?([eE][+-]?\d+)?)$/.test(text)) return text;
  if ((type === 'array' || type === 'map') && layoutJson(text) !== undefined) return text;
  return JSON.stringify(text);
}

/**
 * Formats the span as an OTLP JSON document that contains only this span. Reads all its events and links.
 * `mask`: what is written in place of each attribute.
 */
export function formatSpanJson(
  trace: Trace,
  details: SpanDetails,
  mask: (attribute: AttributeDetails) => AttributeDetails = (attribute) => attribute,
): string {
  const keyValues = (attributes: AttributeList) => maskedKeyValues(attributes, mask);
  const { span, parent, scope, dropped } = details;
  const events = Array.from({ length: details.eventCount }, (_, position) => {
    const event = eventDetails(trace, span, position);
    return {
      timeUnixNano: String(unixNanos(trace, event.time)),
      name: event.name,
      attributes: keyValues(event.attributes),
      droppedAttributesCount: event.droppedAttributes || undefined,
    };
  });
  const links = Array.from({ length: details.linkCount }, (_, position) => {
    const link = linkDetails(trace, span, position);
    return {
      traceId: link.traceId,
      spanId: link.spanId,
      traceState: link.traceState,
      attributes: keyValues(link.attributes),
      droppedAttributesCount: link.droppedAttributes || undefined,
    };
  });
  const document = {
    resourceSpans: [
      {
        resource: {
          attributes: keyValues([
            { key: resourceKeys.service[0], type: 'string', text: details.service },
            ...details.resource,
          ]),
        },
        scopeSpans: [
          {
            scope:
              scope === undefined
                ? {}
                : { name: scope.name, version: scope.version, attributes: keyValues(scope.attributes) },
            spans: [
              {
                traceId: details.traceId,
                spanId: details.spanId,
                parentSpanId: parent.kind === 'none' ? undefined : parent.id,
                traceState: details.traceState,
                name: details.operation,
                kind: SpanKind[details.kind],
                startTimeUnixNano: String(details.startUnixNanos),
                endTimeUnixNano: String(unixNanos(trace, details.start + details.duration)),
                attributes: keyValues(details.attributes),
                droppedAttributesCount: dropped.attributes || undefined,
                events: events.length === 0 ? undefined : events,
                droppedEventsCount: dropped.events || undefined,
                links: links.length === 0 ? undefined : links,
                droppedLinksCount: dropped.links || undefined,
                status: {
                  code: details.status === 'unset' ? undefined : StatusCode[details.status],
                  message: details.statusMessage,
                },
              },
            ],
          },
        ],
      },
    ],
  };
  return JSON.stringify(document, undefined, 2);
}

type OtlpValue =
  | Record<string, never>
  | { readonly stringValue: string }
  | { readonly boolValue: boolean }
  | { readonly intValue: string }
  | { readonly doubleValue: number | string }
  | { readonly bytesValue: string }
  | { readonly arrayValue: { readonly values: OtlpValue[] } }
  | { readonly kvlistValue: { readonly values: { readonly key: string; readonly value: OtlpValue }[] } };

function maskedKeyValues(attributes: AttributeList, mask: (attribute: AttributeDetails) => AttributeDetails) {
  if (attributes.length === 0) return undefined;
  return Array.from(attributes, (attribute) => ({
    key: attribute.key,
    value: otlpValue(mask(attribute)),
  }));
}

function otlpValue({ type, text }: AttributeDetails): OtlpValue {
  switch (type) {
    case 'bool':
      return { boolValue: text === 'true' };
    case 'int':
      return { intValue: text };
    case 'double':
      return { doubleValue: Number.isFinite(Number(text)) ? Number(text) : text };
    case 'bytes':
      return { bytesValue: text };
    case 'array':
    case 'map':
      return nestedValue(text) ?? { stringValue: text };
    case 'empty':
      return {};
    default:
      return { stringValue: text };
  }
}

/**
 * Parses a JSON text into an OTLP value, or returns undefined if it is not JSON. Integers keep every digit.
 */
function nestedValue(text: string): OtlpValue | undefined {
  if (layoutJson(text) === undefined) return undefined;
  const tokens = jsonTokens(text) ?? [];
  // The stack of open containers: where their values go, and the key of a map's next value.
  const open: { readonly add: (value: OtlpValue) => void }[] = [];
  let key = '';
  let root: OtlpValue | undefined;
  const add = (value: OtlpValue) => {
    const parent = open.at(-1);
    if (parent === undefined) root = value;
    else parent.add(value);
  };
  for (const token of tokens) {
    if (token.kind === 'key') key = String(JSON.parse(token.text));
    else if (token.kind !== 'punctuation') add(scalarValue(token));
    else if (token.text === '[') {
      const values: OtlpValue[] = [];
      add({ arrayValue: { values } });
      open.push({ add: (value) => values.push(value) });
    } else if (token.text === '{') {
      const values: { key: string; value: OtlpValue }[] = [];
      add({ kvlistValue: { values } });
      open.push({ add: (value) => values.push({ key, value }) });
    } else if (token.text === ']' || token.text === '}') open.pop();
  }
  return root;
}

function scalarValue({ kind, text }: JsonToken): OtlpValue {
  if (kind === 'string') return { stringValue: String(JSON.parse(text)) };
  if (kind === 'number') return /^-?\d+$/.test(text) ? { intValue: text } : { doubleValue: Number(text) };
  return text === 'null' ? {} : { boolValue: text === 'true' };
}
