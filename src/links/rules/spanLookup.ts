/** The values that a span, its ancestors, its process and its trace have for links. */
import { resourceKeys } from '../../conventions/resource.ts';
import { type AttributeDetails, attributesWithKeys } from '../../model/details/attributeList.ts';
import { spanDetails } from '../../model/details/spanDetails.ts';
import { formatSpanId } from '../../model/spanIds.ts';
import { asSpanIndex, NONE, type SpanIndex, spanKindNames, type Trace } from '../../model/trace.ts';
import type { LinkMoment } from '../moment.ts';
import type { FoundValue, ValueLookup } from '../templates/fillTemplate.ts';

/** So many ancestors are searched for a tag. */
const MAX_ANCESTORS = 1_000;

/** Returns the time and names of a span, as targets need them. */
export function momentOfSpan(trace: Trace, span: SpanIndex): LinkMoment {
  const { spans } = trace;
  const startUnixMicros = trace.startUnixMicros + spans.start[span];
  return {
    traceId: trace.id,
    spanId: formatSpanId(trace, span),
    service: serviceOf(trace, span),
    operation: trace.strings.get(spans.name[span]),
    startUnixMicros,
    endUnixMicros: startUnixMicros + spans.duration[span],
    tag: (key) => (tagOf(trace, span, key) ?? processTagOf(trace, span, key))?.text,
  };
}

/** Returns the time and names of a whole trace; service and operation are those of its first root. */
export function momentOfTrace(trace: Trace): LinkMoment {
  return {
    ...momentOfSpan(trace, asSpanIndex(0)),
    spanId: undefined,
    startUnixMicros: trace.startUnixMicros,
    endUnixMicros: trace.startUnixMicros + trace.duration,
  };
}

/**
 * Returns the values of a span: Jaeger UI's names and ours, then its tags and its process's, then those of
 * each ancestor. `own`: a list that is searched before all of them, such as the fields of a log.
 */
export function lookupOfSpan(
  trace: Trace,
  span: SpanIndex,
  own: Iterable<AttributeDetails> = [],
): ValueLookup {
  return (name) => {
    for (const { key, text } of own) if (key === name) return { text, from: 'the same list' };
    const ofTrace = traceValue(trace, name);
    if (ofTrace !== undefined) return ofTrace;
    let at = span;
    for (let step = 0; step <= MAX_ANCESTORS; step++) {
      const found = spanValue(trace, at, name);
      if (found !== undefined) {
        return at === span ? found : { ...found, from: `${found.from} of ${describeSpan(trace, at)}, above` };
      }
      const parent = trace.spans.parent[at];
      if (parent === NONE) return undefined;
      at = asSpanIndex(parent);
    }
    return undefined;
  };
}

/** Returns the values of a whole trace: no tags. */
export function lookupOfTrace(trace: Trace): ValueLookup {
  const { startUnixMicros, duration } = trace;
  const root = asSpanIndex(0);
  const values: Readonly<Record<string, () => string>> = {
    traceID: () => trace.id,
    traceName: () => traceName(trace),
    service: () => serviceOf(trace, root),
    operationName: () => trace.strings.get(trace.spans.name[root]),
    duration: () => wholeText(duration),
    startTime: () => wholeText(startUnixMicros),
    endTime: () => wholeText(startUnixMicros + duration),
  };
  return (name) =>
    Object.hasOwn(values, name) ? { text: values[name](), from: 'the trace' } : traceValue(trace, name);
}

/** Values under names that mean the whole trace wherever they stand. */
function traceValue(trace: Trace, name: string): FoundValue | undefined {
  const { startUnixMicros, duration } = trace;
  const text = (): string | undefined => {
    switch (name) {
      case 'traceID':
      case 'trace.traceID':
        return trace.id;
      case 'trace.traceName':
        return traceName(trace);
      case 'trace.duration':
        return wholeText(duration);
      case 'traceStart':
      case 'trace.startTime':
        return wholeText(startUnixMicros);
      case 'traceEnd':
      case 'trace.endTime':
        return wholeText(startUnixMicros + duration);
      default:
        return undefined;
    }
  };
  const found = text();
  return found === undefined ? undefined : { text: found, from: 'the trace' };
}

function spanValue(trace: Trace, span: SpanIndex, name: string): FoundValue | undefined {
  const builtIn = builtInValue(trace, span, name);
  if (builtIn !== undefined) return { text: builtIn, from: 'the span' };
  const tag = tagOf(trace, span, name);
  if (tag !== undefined) return { text: tag.text, from: 'a tag' };
  if (name === resourceKeys.service[0]) return { text: serviceOf(trace, span), from: 'the process' };
  const ofProcess = processTagOf(trace, span, name);
  return ofProcess === undefined ? undefined : { text: ofProcess.text, from: 'the process' };
}

function builtInValue(trace: Trace, span: SpanIndex, name: string): string | undefined {
  const { spans } = trace;
  const start = trace.startUnixMicros + spans.start[span];
  switch (name) {
    case 'spanID':
      return formatSpanId(trace, span);
    case 'parentSpanID':
      return parentId(trace, span);
    case 'operationName':
    case 'operation':
      return trace.strings.get(spans.name[span]);
    case 'service':
      return serviceOf(trace, span);
    case 'kind':
      return spanKindNames.at(spans.kind[span]);
    case 'duration':
      return wholeText(spans.duration[span]);
    case 'startTime':
      return wholeText(start);
    case 'spanEnd':
      return wholeText(start + spans.duration[span]);
    default:
      return undefined;
  }
}

function parentId(trace: Trace, span: SpanIndex): string | undefined {
  const { parent } = spanDetails(trace, span);
  return parent.kind === 'none' ? undefined : parent.id;
}

function tagOf(trace: Trace, span: SpanIndex, key: string): AttributeDetails | undefined {
  return attributesWithKeys(trace, trace.attributes, span, new Set([key])).at(0);
}

function processTagOf(trace: Trace, span: SpanIndex, key: string): AttributeDetails | undefined {
  const { attributes } = trace.resources;
  return attributesWithKeys(trace, attributes, trace.spans.resource[span], new Set([key])).at(0);
}

function serviceOf(trace: Trace, span: SpanIndex): string {
  return trace.services.at(trace.spans.service[span])?.name ?? '';
}

function traceName(trace: Trace): string {
  const root = asSpanIndex(0);
  return `${serviceOf(trace, root)}: ${trace.strings.get(trace.spans.name[root])}`;
}

function describeSpan(trace: Trace, span: SpanIndex): string {
  return `${serviceOf(trace, span)} ${trace.strings.get(trace.spans.name[span])}`.trim();
}

/** Microseconds, whole. */
function wholeText(micros: number): string {
  return String(Math.floor(micros));
}
