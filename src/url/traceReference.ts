/** Reads whatever a person pastes to name a trace: an id, a W3C traceparent, a link to a trace page. */
import { percentDecode } from '../base/text/percentCode.ts';
import { isHexTraceId, normalizeTraceId, parseTraceId } from '../model/spanIds.ts';
import type { TraceId } from '../model/trace.ts';

export interface TraceReference {
  readonly traceId: TraceId;
  /** 16 hexadecimal digits, where the text names a span too. */
  readonly spanId: string | undefined;
}

/** The trace (and span) that a text names; undefined when it names none. */
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

/** What stands (decoded) behind `/trace/` in an address. Any text may be an id there: servers other than Jaeger have words. */
export function readTracePart(part: string): TraceReference {
  return parseId(part.trim()) ?? { traceId: normalizeTraceId(part), spanId: undefined };
}

/** Traceparent: https://www.w3.org/TR/trace-context/ */
function parseId(text: string): TraceReference | undefined {
  const parent = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}/i.exec(text);
  if (parent !== null) return { traceId: normalizeTraceId(parent[1]), spanId: parent[2].toLowerCase() };
  // A UUID or base64 may be the server's own word as well: it is asked for as it is first, then as what it stands for.
  const isId = isHexTraceId(text) || parseTraceId(text) !== undefined;
  return isId ? { traceId: normalizeTraceId(text), spanId: undefined } : undefined;
}
