/** Ids of spans and traces: when two spellings mean the same id, and how an id is shown. */
import { base64ToHex } from '../base/base64.ts';
import { wellFormed } from '../base/text/wellFormed.ts';
import type { StringTable } from './stringTable.ts';
import { NONE, type SpanIndex, type Trace, type TraceId } from './trace.ts';

const HEX_TRACE_ID = /^[0-9a-f]{1,32}$/i;
const HEX_SPAN_ID = /^[0-9a-f]{1,16}$/i;
const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(-.*)?$/i;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Returns the id in the form of Trace.id. Hexadecimal ids are lower-cased and padded to 32 digits. Others are
 * unchanged, except for lone surrogates, which URLs cannot represent.
 */
export function normalizeTraceId(text: string): TraceId {
  return (isHexTraceId(text) ? text.toLowerCase().padStart(32, '0') : wellFormed(text)) as TraceId;
}

/**
 * Returns whether the id has up to 32 hexadecimal digits, as Jaeger's own do. A compatible server may use any
 * text.
 */
export function isHexTraceId(text: string): boolean {
  return HEX_TRACE_ID.test(text);
}

/** Returns the start of an id, long enough to tell browser tabs apart. */
export function shortTraceId(id: string): string {
  return id.slice(0, isHexTraceId(id) ? 8 : 24);
}

/**
 * Returns whether two texts may name the same trace: the same id, possibly in another form (base64, a UUID).
 */
export function isSameTraceId(one: string, other: string): boolean {
  if (normalizeTraceId(one) === normalizeTraceId(other)) return true;
  const id = parseTraceId(one);
  return id !== undefined && id === parseTraceId(other);
}

/** Returns whether the id of a span or trace is empty or all zeros, which means that there is none. */
export function isZeroId(text: string | null | undefined): boolean {
  return text === undefined || text === null || /^0*$/.test(text);
}

/** Returns 16 lower-case hexadecimal digits if the id is hexadecimal, else the text unchanged. */
export function normalizeSpanId(text: string): string {
  return HEX_SPAN_ID.test(text) ? text.toLowerCase().padStart(16, '0') : text;
}

/**
 * Parses a trace id that the user typed or pasted: hexadecimal in any case with up to 32 digits, a UUID, a
 * W3C traceparent, or base64 of 8 or 16 bytes. Returns undefined if it is none of these.
 */
export function parseTraceId(text: string): TraceId | undefined {
  const trimmed = text.trim();
  if (isHexTraceId(trimmed)) return normalizeTraceId(trimmed);
  const traceparent = TRACEPARENT.exec(trimmed);
  if (traceparent !== null) return normalizeTraceId(traceparent[1]);
  if (UUID.test(trimmed)) return normalizeTraceId(trimmed.replaceAll('-', ''));
  const hex = base64ToHex(trimmed, 16) ?? base64ToHex(trimmed, 8);
  return hex === undefined ? undefined : normalizeTraceId(hex);
}

/**
 * Formats the id of a span for the user and for URLs: 16 hexadecimal digits, or its text if it is not
 * hexadecimal.
 */
export function formatSpanId(trace: Trace, span: SpanIndex): string {
  return formatId(trace.spans.id, trace.spans.idText, span, trace.strings);
}

/** Formats the id of a missing parent, in the form of `formatSpanId`. */
export function formatMissingParentId(trace: Trace, missingParent: number): string {
  return formatId(trace.missingParents.id, trace.missingParents.idText, missingParent, trace.strings);
}

/**
 * Returns the first span in depth-first order with this id, in any spelling. Linear in spans, so not for use
 * in a loop.
 */
export function findSpanById(trace: Trace, id: string): SpanIndex | undefined {
  const { id: ids, idText, count } = trace.spans;
  const wanted = id.trim();
  const isHex = HEX_SPAN_ID.test(wanted);
  const wantedNumber = isHex ? BigInt(`0x${wanted}`) : hashId(wanted);
  for (let span = 0 as SpanIndex; span < count; span++) {
    if (ids[span] !== wantedNumber) continue;
    const text = idText === undefined ? NONE : idText[span];
    if (isHex ? text === NONE : text !== NONE && trace.strings.get(text) === wanted) return span;
  }
  return undefined;
}

function formatId(
  ids: BigUint64Array,
  idText: Int32Array | undefined,
  row: number,
  strings: StringTable,
): string {
  const text = idText === undefined ? NONE : idText[row];
  return text === NONE ? ids[row].toString(16).padStart(16, '0') : strings.get(text);
}

function hashId(text: string): bigint {
  const halves = hashText(text);
  return (BigInt(halves.high) << 32n) | BigInt(halves.low);
}

/** Two unsigned halves of 32 bits. */
export interface IdHalves {
  high: number;
  low: number;
}

/**
 * FNV-1a over UTF-16 units from two seeds. An id column holds this hash for an id that is not hexadecimal.
 */
export function hashText(text: string): IdHalves {
  let high = 0x811c9dc5;
  let low = 0x1b873593;
  for (let position = 0; position < text.length; position++) {
    const unit = text.charCodeAt(position);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ unit, 0x01000193) ^ (low >>> 15);
  }
  return { high: high >>> 0, low: low >>> 0 };
}

/**
 * Parses a hexadecimal id of 1 to 16 digits into `halves`; returns false if it is not one, and `halves` is
 * then undefined. Avoids regular expressions and BigInt, because it runs several times per span.
 */
export function parseHexId(text: string, halves: IdHalves): boolean {
  const length = text.length;
  if (length === 0 || length > 16) return false;
  let high = 0;
  let low = 0;
  for (let position = 0; position < length; position++) {
    const digit = hexDigit(text.charCodeAt(position));
    if (digit < 0) return false;
    high = (high << 4) | (low >>> 28);
    low = (low << 4) | digit;
  }
  halves.high = high >>> 0;
  halves.low = low >>> 0;
  return true;
}

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 97 && code <= 102) return code - 87;
  if (code >= 65 && code <= 70) return code - 55;
  return -1;
}
