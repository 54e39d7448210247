/** Reads whatever a person pastes to name a trace: an id, a W3C traceparent, a link to a trace page. */
import { percentDecode } from '../base/percentCode.ts';
import { parseTraceId } from '../model/spanIds.ts';
import type { TraceId } from '../model/trace.ts';

export interface TraceReference {
  readonly traceId: TraceId;
  /** 16 hexadecimal digits, where the text names a span too. */
  readonly spanId: string | undefined;
}

/** The trace (and span) that a text names; undefined when it names none. Traceparent: https://www.w3.org/TR/trace-context/ */
export function parseTraceReference(text: string): TraceReference | undefined {
  const trimmed = text
    .trim()
    .replace(/^traceparent\s*[:=]\s*/i, '')
    .replace(/^["']|["']$/g, '');
  const parent = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}/i.exec(trimmed);
  if (parent !== null) return withId(parent[1], parent[2].toLowerCase());
  const link = /\/traces?\/([^/?#\s]+)(?:\?([^#\s]*))?/.exec(trimmed);
  if (link !== null) {
    const parameters = new URLSearchParams(link[2] ?? '');
    const span = [parameters.get('span'), parameters.get('uiFind')].find(
      (candidate) => candidate !== null && /^[0-9a-f]{16}$/i.test(candidate),
    );
    return withId(percentDecode(link[1]) ?? link[1], span?.toLowerCase());
  }
  return withId(trimmed, undefined);
}

function withId(id: string, spanId: string | undefined): TraceReference | undefined {
  const traceId = parseTraceId(id);
  return traceId === undefined ? undefined : { traceId, spanId };
}
