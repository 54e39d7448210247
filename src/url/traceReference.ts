/**
 * Parses whatever the user pastes to name a trace: an id, a link to a trace page, or an id as headers and
 * logs carry it.
 */
import { percentDecode } from '../base/text/percentCode.ts';
import { isHexTraceId, normalizeTraceId, parseTraceId } from '../model/spanIds.ts';
import type { TraceId } from '../model/trace.ts';

export interface TraceReference {
  readonly traceId: TraceId;
  /** 16 hexadecimal digits, if the text also names a span. */
  readonly spanId: string | undefined;
  /** What a link of Jaeger UI searches for in the trace (`uiFind`), if that is not a span. */
  readonly find?: string;
}

/** Longer texts are no ids: the patterns below need not read them. */
const MOST_CHARACTERS = 10_000;

/** Returns the trace (and span) that a text names, or undefined. */
export function parseTraceReference(text: string): TraceReference | undefined {
  const trimmed = text
    .trim()
    .slice(0, MOST_CHARACTERS)
    .replace(/^["']|["',]+$/g, '');
  return parseLink(trimmed) ?? parseHeader(trimmed) ?? parseId(trimmed);
}

/** A search page's parameters may name a span and its trace instead of a search: `span=<id>@<trace>`. */
export function parseSearchedSpan(queryString: string): TraceReference | undefined {
  const searched = /(?:^|[?&])span=([0-9a-f]{1,16})(?:@|%40)([0-9a-f]{1,32})(?:&|$)/i.exec(queryString);
  return searched === null ? undefined : named(searched[2], searched[1]);
}

/** `…/trace/<id>?span=…&uiFind=…`, and `…/search?span=<id>@<trace>`. */
function parseLink(text: string): TraceReference | undefined {
  const searched = /\/search\/?(\?[^#\s]*)/.exec(text);
  if (searched !== null) return parseSearchedSpan(searched[1]);
  const link = /\/traces?\/([^/?#\s]+)(?:\?([^#\s]*))?/.exec(text);
  if (link === null) return undefined;
  const parameters = new URLSearchParams(link[2] ?? '');
  const uiFind = parameters.get('uiFind') ?? '';
  const span = [parameters.get('span') ?? '', uiFind].find((candidate) => /^[0-9a-f]{16}$/i.test(candidate));
  const reference = readTracePart(percentDecode(link[1]) ?? link[1]);
  const find = uiFind === '' || uiFind === span ? undefined : uiFind;
  return {
    traceId: reference.traceId,
    spanId: span?.toLowerCase() ?? reference.spanId,
    ...(find === undefined ? {} : { find }),
  };
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
  if (parent !== null) return named(parent[1], parent[2]);
  // A UUID or base64 may also be the server's own id. The server is asked for it unchanged first, then for
  // its hexadecimal form.
  const isId = isHexTraceId(text) || parseTraceId(text) !== undefined;
  return isId ? named(text) : undefined;
}

/** The names of a trace's and a span's id in logs and headers. */
const TRACE_NAME = /(?:trace[-_. ]?id|x-b3-traceid|dd\.trace_id)["']?\s*[:=]\s*["']?([0-9a-f-]{16,36})\b/i;
const SPAN_NAME = /(?:span[-_. ]?id|x-b3-spanid)["']?\s*[:=]\s*["']?([0-9a-f]{16})\b/i;

/**
 * The forms in which headers carry ids, anywhere in the text: traceparent, X-Ray
 * (https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader), b3
 * (https://github.com/openzipkin/b3-propagation), uber-trace-id
 * (https://www.jaegertracing.io/docs/1.76/client-libraries/#value); and a log line that names the id.
 */
function parseHeader(text: string): TraceReference | undefined {
  const parent = /\b[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}\b/i.exec(text);
  if (parent !== null) return named(parent[1], parent[2]);
  const xray = /\b1-([0-9a-f]{8})-([0-9a-f]{24})\b(?:.*?\bParent=([0-9a-f]{16})\b)?/i.exec(text);
  if (xray !== null) return named(xray[1] + xray[2], xray[3]);
  const b3 = /\b([0-9a-f]{32}|[0-9a-f]{16})-([0-9a-f]{16})(?:-[01d])?(?:-[0-9a-f]{16})?\b/i.exec(text);
  if (b3 !== null) return named(b3[1], b3[2]);
  const uber = /\b([0-9a-f]{1,32}):([0-9a-f]{1,16}):[0-9a-f]{1,16}:[0-9a-f]{1,2}\b/i.exec(text);
  if (uber !== null) return named(uber[1], uber[2]);
  const trace = TRACE_NAME.exec(text)?.[1].replaceAll('-', '');
  return trace !== undefined && isHexTraceId(trace) ? named(trace, SPAN_NAME.exec(text)?.[1]) : undefined;
}

function named(traceId: string, spanId?: string): TraceReference {
  return { traceId: normalizeTraceId(traceId), spanId: spanId?.toLowerCase().padStart(16, '0') };
}
