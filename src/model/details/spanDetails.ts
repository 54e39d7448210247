/**
 * One readable object for one span: what the detail panel shows. The cost depends on what the span holds,
 * never on the trace.
 */

import { firstAbove, firstAtLeast } from '../../base/bisect.ts';
import { errorKeys, isSuspectError, isSuspectErrorType } from '../../conventions/error.ts';
import { readNewest } from '../../conventions/keyFamily.ts';
import { ERROR_KEY } from '../../conventions/otel.ts';
import { statusConventions } from '../../conventions/status.ts';
import { formatMissingParentId, formatSpanId } from '../spanIds.ts';
import {
  asSpanIndex,
  LinkKind,
  type Microseconds,
  NONE,
  SpanFlag,
  type SpanIndex,
  SpanKind,
  type SpanKindName,
  StatusCode,
  spanKindNames,
  type Trace,
  type TraceId,
} from '../trace.ts';
import {
  type AttributeDetails,
  type AttributeList,
  attributesOf,
  attributesWithKeys,
} from './attributeList.ts';

/** Where the span belongs in the tree. */
export type ParentDetails =
  | { readonly kind: 'none' }
  | { readonly kind: 'span'; readonly id: string; readonly span: SpanIndex }
  /** The span names a parent that did not arrive. */
  | { readonly kind: 'missing'; readonly id: string }
  /** The span names a parent that was not used, because that would have made a cycle. */
  | { readonly kind: 'cut'; readonly id: string };

/** Whether a span failed: by its own account, by its status code, or not at all. */
export type SpanFailure = 'none' | 'own' | 'suspected';

export interface ScopeDetails {
  readonly name: string;
  readonly version: string | undefined;
  readonly attributes: AttributeList;
}

export interface DroppedCounts {
  readonly attributes: number;
  readonly events: number;
  readonly links: number;
}

export interface SpanDetails {
  readonly span: SpanIndex;
  readonly traceId: TraceId;
  /** 16 hexadecimal digits, or the original text. */
  readonly spanId: string;
  readonly parent: ParentDetails;
  readonly service: string;
  readonly operation: string;
  readonly kind: SpanKindName;
  /** From the trace's start. */
  readonly start: Microseconds;
  /** Nanoseconds since 1970. */
  readonly startUnixNanos: bigint;
  readonly duration: Microseconds;
  readonly selfTime: Microseconds;
  /** The duration as a fraction of the trace's, 0 to 1; undefined if the trace has no duration. */
  readonly share: number | undefined;
  readonly status: 'unset' | 'ok' | 'error';
  readonly statusMessage: string | undefined;
  readonly failure: SpanFailure;
  /** The number of descendants that have an error of their own. */
  readonly errorsBelow: number;
  readonly attributes: AttributeList;
  /** The attribute with the protocol's status code. */
  readonly statusCode: AttributeDetails | undefined;
  /** The attribute for which a failure is suspected; undefined unless `failure` is `suspected`. */
  readonly suspicion: AttributeDetails | undefined;
  /** The attributes of the service that made the span, without `service.name`. */
  readonly resource: AttributeList;
  readonly scope: ScopeDetails | undefined;
  /**
   * How many events, links and notes the span has. `eventDetails`, `linkDetails` and `noteDetails` read one
   * of each.
   */
  readonly eventCount: number;
  readonly linkCount: number;
  readonly noteCount: number;
  readonly dropped: DroppedCounts;
  readonly traceState: string | undefined;
}

/**
 * Reads everything about one span except its events, links and notes. There may be very many of those;
 * `eventDetails`, `linkDetails` and `noteDetails` read them one by one.
 */
export function spanDetails(trace: Trace, span: SpanIndex): SpanDetails {
  const { spans, strings } = trace;
  const start = spans.start[span];
  const duration = spans.duration[span];
  const notes = noteRange(trace, span);
  return {
    span,
    traceId: trace.id,
    spanId: formatSpanId(trace, span),
    parent: parentDetails(trace, span),
    service: trace.services.at(spans.service[span])?.name ?? '',
    operation: strings.get(spans.name[span]),
    kind: spanKindNames.at(spans.kind[span]) ?? 'unspecified',
    start,
    startUnixNanos: unixNanos(trace, start),
    duration,
    selfTime: spans.selfTime[span],
    share: trace.duration > 0 ? duration / trace.duration : undefined,
    status: statusName(spans.status[span]),
    statusMessage: optionalText(trace, spans.statusMessage[span]),
    failure: failureOf(spans.flags[span]),
    errorsBelow: spans.errorsBelow[span],
    attributes: attributesOf(trace, trace.attributes, span),
    statusCode: statusCodeOf(trace, span),
    suspicion: suspicionOf(trace, span),
    resource: attributesOf(trace, trace.resources.attributes, spans.resource[span]),
    scope: scopeDetails(trace, spans.scope[span]),
    eventCount: trace.events.first[span + 1] - trace.events.first[span],
    linkCount: trace.links.first[span + 1] - trace.links.first[span],
    noteCount: notes.end - notes.first,
    dropped: {
      attributes: spans.dropped?.attributes[span] ?? 0,
      events: spans.dropped?.events[span] ?? 0,
      links: spans.dropped?.links[span] ?? 0,
    },
    traceState: spans.traceState === undefined ? undefined : optionalText(trace, spans.traceState[span]),
  };
}

/** Converts a time of the trace (µs from its start) to nanoseconds since 1970. */
export function unixNanos(trace: Trace, time: Microseconds): bigint {
  const whole = Math.floor(time);
  return BigInt(trace.startUnixMicros + whole) * 1000n + BigInt(Math.round((time - whole) * 1000));
}

function optionalText(trace: Trace, text: number): string | undefined {
  return text === NONE ? undefined : trace.strings.get(text);
}

function statusName(status: number): SpanDetails['status'] {
  if (status === StatusCode.error) return 'error';
  return status === StatusCode.ok ? 'ok' : 'unset';
}

function failureOf(flags: number): SpanFailure {
  if ((flags & SpanFlag.ownError) !== 0) return 'own';
  return (flags & SpanFlag.suspectedError) !== 0 ? 'suspected' : 'none';
}

function parentDetails(trace: Trace, span: SpanIndex): ParentDetails {
  const { spans, missingParents, links } = trace;
  const parent = spans.parent[span];
  if (parent !== NONE) {
    const parentSpan = asSpanIndex(parent);
    return { kind: 'span', id: formatSpanId(trace, parentSpan), span: parentSpan };
  }
  const flags = spans.flags[span];
  if ((flags & SpanFlag.orphan) !== 0) {
    const owner = firstAbove(missingParents.firstSpan, span) - 1;
    if (owner !== NONE && span < missingParents.endSpan[owner]) {
      return { kind: 'missing', id: formatMissingParentId(trace, owner) };
    }
  }
  if ((flags & SpanFlag.cutParent) !== 0) {
    for (let link = links.first[span]; link < links.first[span + 1]; link++) {
      if (links.kind[link] !== LinkKind.cutParent) continue;
      return { kind: 'cut', id: trace.strings.get(links.spanId[link]) };
    }
  }
  return { kind: 'none' };
}

function scopeDetails(trace: Trace, scope: number): ScopeDetails | undefined {
  if (scope === NONE) return undefined;
  const { name, version, attributes } = trace.scopes;
  return {
    name: trace.strings.get(name[scope]),
    version: optionalText(trace, version[scope]),
    attributes: attributesOf(trace, attributes, scope),
  };
}

/** Returns the rows of the notes on a span, from `first` up to but not including `end`. */
export function noteRange(
  { notes }: Trace,
  span: SpanIndex,
): { readonly first: number; readonly end: number } {
  return { first: firstAtLeast(notes.span, span), end: firstAbove(notes.span, span) };
}

const statusCodeKeys: ReadonlySet<string> = new Set(statusConventions.flatMap(({ keys }) => keys));
const suspectKeys: ReadonlySet<string> = new Set([...statusCodeKeys, ERROR_KEY, ...errorKeys.type]);

function statusCodeOf(trace: Trace, span: SpanIndex): AttributeDetails | undefined {
  const found = attributesWithKeys(trace, trace.attributes, span, statusCodeKeys);
  for (const { keys } of statusConventions) {
    const newest = readNewest(keys, (key) => found.find((attribute) => attribute.key === key));
    if (newest !== undefined) return newest;
  }
  return undefined;
}

/**
 * Returns the attribute that makes a failure of the span likely: a failing status code, else what `error`
 * says, else the type of its error. Undefined if the span failed, or nothing is suspected.
 */
export function suspicionOf(trace: Trace, span: SpanIndex): AttributeDetails | undefined {
  if ((trace.spans.flags[span] & SpanFlag.suspectedError) === 0) return undefined;
  const isClient = trace.spans.kind[span] === SpanKind.client;
  const found = attributesWithKeys(trace, trace.attributes, span, suspectKeys);
  const isFault = ({ key, text }: AttributeDetails) =>
    statusConventions.some(({ keys, isFault: is }) => keys.includes(key) && is(text, isClient));
  return (
    found.find(isFault) ??
    found.find(({ key, text }) => key === ERROR_KEY && isSuspectError(text)) ??
    found.find(({ key, text }) => errorKeys.type.some((each) => each === key) && isSuspectErrorType(text))
  );
}
