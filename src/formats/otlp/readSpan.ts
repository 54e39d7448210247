/** Moves one span of OTLP JSON into a TraceBuilder. */
import { base64ToHex } from '../../base/base64.ts';
import { joinMicros } from '../../model/build/times.ts';
import { NoteOrigin, type SpanDraft, type TraceBuilder } from '../../model/build/traceBuilder.ts';
import { isZeroId, normalizeSpanId, normalizeTraceId } from '../../model/spanIds.ts';
import { AttributeType, LinkKind, NONE, SpanKind, StatusCode, type TraceId } from '../../model/trace.ts';
import type { TypedText } from '../json/typedText.ts';
import { isObject, readNanos, type SplitTime, type WireObject } from '../json/wireValue.ts';
import { isOtlpKeyValue, readOtlpAttributes, readOtlpValue } from './values.ts';

/** The attribute in which Jaeger's servers put their own warnings about a span. */
export const WARNINGS_KEY = '@jaeger@warnings';

const start: SplitTime = { micros: 0, nanos: 0 };
const end: SplitTime = { micros: 0, nanos: 0 };
const typed: TypedText = { type: 0, text: '' };

/**
 * Returns false and adds nothing if the span does not match `otlpSpanSchema`. `resource` and `scope` are
 * indexes in the builder.
 */
export function readOtlpSpan(
  builder: TraceBuilder,
  span: WireObject,
  resource: number,
  scope: number,
): boolean {
  const draft = builder.beginSpan();
  draft.resource = resource;
  draft.scope = scope;
  if (
    readOwnFields(builder, span, draft) &&
    readTimes(span, draft) &&
    readStatus(builder, span.status, draft) &&
    readDropped(span, draft) &&
    readAttributes(builder, span.attributes) &&
    readEvents(builder, span.events) &&
    readLinks(builder, span.links)
  ) {
    builder.endSpan();
    return true;
  }
  builder.abandonSpan();
  return false;
}

/** Returns the trace that a span belongs to, or undefined if its id is not a text. */
export function readOtlpTraceId(value: unknown): TraceId | undefined {
  if (value === undefined || value === null) return normalizeTraceId('0');
  if (typeof value !== 'string') return undefined;
  return normalizeTraceId(value === '' ? '0' : (base64ToHex(value, 16) ?? value));
}

/** Hexadecimal, as in the standard, or base64, as plain protobuf mappings write it. */
function readSpanId(value: unknown): string | undefined {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') return undefined;
  return value.length === 16 ? value : (base64ToHex(value, 8) ?? value);
}

function readOwnFields(builder: TraceBuilder, span: WireObject, draft: SpanDraft): boolean {
  const id = readSpanId(span.spanId);
  const parentId = readSpanId(span.parentSpanId);
  const { name, traceState } = span;
  const kind = readEnum(span.kind, kindNames, 5);
  if (id === undefined || parentId === undefined || kind === undefined) return false;
  if (!isOptionalText(name) || !isOptionalText(traceState)) return false;
  draft.id = id;
  draft.parentId = parentId;
  draft.kind = kind;
  draft.name = builder.strings.intern(name ?? '');
  draft.traceState = traceState ? builder.strings.intern(traceState) : NONE;
  return true;
}

function readTimes(span: WireObject, draft: SpanDraft): boolean {
  if (!readNanos(span.startTimeUnixNano, start) || !readNanos(span.endTimeUnixNano, end)) return false;
  setTimes(draft, start, end);
  return true;
}

/** Subtracts as Jaeger does, whatever the two times are. The model decides which of them are known. */
export function setTimes(draft: SpanDraft, from: SplitTime, to: SplitTime): void {
  draft.startMicros = from.micros;
  draft.startNanos = from.nanos;
  draft.duration = joinMicros(to.micros - from.micros, to.nanos - from.nanos);
}

function readStatus(builder: TraceBuilder, status: unknown, draft: SpanDraft): boolean {
  if (status === undefined || status === null) return true;
  if (!isObject(status)) return false;
  const code = readEnum(status.code, statusNames, 2);
  if (code === undefined || !isOptionalText(status.message)) return false;
  draft.status = code;
  if (status.message) draft.statusMessage = builder.strings.intern(status.message);
  return true;
}

function readDropped(span: WireObject, draft: SpanDraft): boolean {
  const attributes = readCount(span.droppedAttributesCount);
  const events = readCount(span.droppedEventsCount);
  const links = readCount(span.droppedLinksCount);
  if (attributes === undefined || events === undefined || links === undefined) return false;
  draft.droppedAttributes = attributes;
  draft.droppedEvents = events;
  draft.droppedLinks = links;
  return true;
}

function readAttributes(builder: TraceBuilder, attributes: unknown): boolean {
  if (attributes === undefined || attributes === null) return true;
  if (!Array.isArray(attributes)) return false;
  const { strings, attributes: rows } = builder;
  for (let place = 0; place < attributes.length; place++) {
    const attribute: unknown = attributes[place];
    if (!isOtlpKeyValue(attribute)) return false;
    const { key, value } = attribute;
    if (!readOtlpValue(value, typed)) return false;
    if (key === WARNINGS_KEY && addWarnings(builder, value)) continue;
    const keyIndex = strings.internAt(2 * place, key ?? '');
    rows.push(keyIndex, typed.type, strings.internAt(2 * place + 1, typed.text));
  }
  return true;
}

/**
 * Adds texts: in an array, a single one, or (as some stores return it) as the JSON of an array. Returns false
 * for anything else.
 */
function addWarnings(builder: TraceBuilder, value: unknown): boolean {
  const isList = typed.type === AttributeType.array;
  if (!isList && typed.type !== AttributeType.string) return false;
  let warnings: unknown = typed.text;
  if (isList || typed.text.startsWith('[')) {
    try {
      warnings = JSON.parse(typed.text);
    } catch {
      warnings = typed.text; // a sentence that begins with a bracket
    }
  }
  const list: unknown[] = Array.isArray(warnings) ? warnings : [warnings];
  if (isList && isObject(value) && !list.every((warning) => typeof warning === 'string')) return false;
  for (const warning of list) {
    builder.addNote(typeof warning === 'string' ? warning : JSON.stringify(warning), NoteOrigin.server);
  }
  return true;
}

function readEvents(builder: TraceBuilder, events: unknown): boolean {
  if (events === undefined || events === null) return true;
  if (!Array.isArray(events)) return false;
  for (const event of events) {
    if (!isObject(event) || !readNanos(event.timeUnixNano, start) || !isOptionalText(event.name))
      return false;
    const dropped = readCount(event.droppedAttributesCount);
    if (dropped === undefined) return false;
    builder.addEvent(start.micros, start.nanos, builder.strings.intern(event.name ?? ''), dropped);
    if (!readOtlpAttributes(event.attributes, builder.strings, builder.events.attributes)) return false;
    builder.endEvent();
  }
  return true;
}

function readLinks(builder: TraceBuilder, links: unknown): boolean {
  if (links === undefined || links === null) return true;
  if (!Array.isArray(links)) return false;
  const { strings } = builder;
  for (const link of links) {
    if (!isObject(link) || !isOptionalText(link.traceState)) return false;
    const read = readOtlpTraceId(link.traceId);
    const spanId = readSpanId(link.spanId);
    const dropped = readCount(link.droppedAttributesCount);
    if (read === undefined || spanId === undefined || dropped === undefined) return false;
    const rows = builder.links.attributes;
    const { length } = rows;
    if (!readOtlpAttributes(link.attributes, strings, rows)) return false;
    // Zeros mean that there is no id: a trace id of zeros is the span's own, and a link to no span of it is
    // skipped.
    const traceId = isZeroId(read) ? builder.id : read;
    if (isZeroId(spanId) && traceId === builder.id) {
      rows.truncate(length);
      continue;
    }
    builder.addLink(
      LinkKind.link,
      strings.intern(traceId),
      strings.intern(normalizeSpanId(spanId)),
      link.traceState ? strings.intern(link.traceState) : NONE,
      dropped,
    );
    builder.endLink();
  }
  return true;
}

/** The names in the standard, in upper case, and what some writers leave of them. */
export const kindNames: ReadonlyMap<string, number> = new Map(
  Object.entries(SpanKind).flatMap(([name, kind]) => withPrefix('SPAN_KIND_', name, kind)),
);

export const statusNames: ReadonlyMap<string, number> = new Map(
  Object.entries(StatusCode).flatMap(([name, code]) => withPrefix('STATUS_CODE_', name, code)),
);

function withPrefix(prefix: string, name: string, value: number): [string, number][] {
  const upper = name.toUpperCase();
  return [
    [prefix + upper, value],
    [upper, value],
  ];
}

/** Reads a number up to `max`, or a name in any case; absent is 0. Undefined for anything else. */
function readEnum(value: unknown, names: ReadonlyMap<string, number>, max: number): number | undefined {
  if (value === undefined || value === null) return 0;
  if (typeof value === 'string') return names.get(value) ?? names.get(value.toUpperCase());
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= max ? Number(value) : undefined;
}

/** Reads a count that fits into 31 bits; absent is 0. Undefined for anything else. */
function readCount(value: unknown): number | undefined {
  if (value === undefined || value === null) return 0;
  const count = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return Number.isInteger(count) && Number(count) >= 0 && Number(count) < 2 ** 31 ? Number(count) : undefined;
}

function isOptionalText(value: unknown): value is string | null | undefined {
  return value === undefined || value === null || typeof value === 'string';
}
