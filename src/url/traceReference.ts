/** Parses whatever the user pastes to name a trace: an id, a W3C traceparent, or a link to a trace page. */
import { percentDecode } from '../base/text/percentCode.ts';
import { isHexTraceId, normalizeTraceId, parseTraceId } from '../model/spanIds.ts';
import type { TraceId } from '../model/trace.ts';

export interface TraceReference {
  readonly traceId: TraceId;
  /** 16 hexadecimal digits, if the text also names a span. */
  readonly spanId: string | undefined;
}

/** Returns the trace (and span) that a text names, or undefined. */
export function parseTraceReference(text: string): TraceReference | undefined {
  const trimmed = text
    .trim()
    .replace(/^traceparent\s*[:=]\s*/i, '')
    .replace(/^["']|["']$/g, '');
  const link = /\/traces?\/([^/?#\s]+)(?:\?([^#\s]*))?/.exec(trimmed);
  if (link === null) return parseId(trimmed);
  const parameters = new URLSearchParams(link[2] ?? '');
  const span = [parameters.get('span'), parameters.get('uiFind')].find(
    (candidate) => candidate !== null && /^[0-9a-f]{16}$/i.test(candidate),
  );
  const reference = readTracePart(percentDecode(link[1]) ?? link[1]);
  return { traceId: reference.traceId, spanId: span?.toLowerCase() ?? reference.spanId };
}

/**
 * Reads what follows `/trace/` in a URL (decoded). Any text may be an id there, because servers other than
 * Jaeger use arbitrary texts.
 */
export function readTracePart(part: string): TraceReference {
  return parseId(part.trim()) ?? { traceId: normalizeTraceId(part), spanId: undefined };
}

/** Traceparent: https://www.w3.org/TR/trace-context/ */
function parseId(text: string): TraceReference | undefined {
  const parent = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}/i.exec(text);
  if (parent !== null) return { traceId: normalizeTraceId(parent[1]), spanId: parent[2].toLowerCase() };
  // A UUID or base64 may also be the server's own id. The server is asked for it unchanged first, then for
  // its hexadecimal form.
  const isId = isHexTraceId(text) || parseTraceId(text) !== undefined;
  return isId ? { traceId: normalizeTraceId(text), spanId: undefined } : undefined;
}
