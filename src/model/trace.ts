/**
 * What a trace is: columns, in OpenTelemetry's vocabulary.
 *
 * Row i of every span column is the span with SpanIndex i. Spans are in depth-first order, siblings sorted
 * by start time, then by end, then by order of arrival. So a parent precedes its children, and the subtree
 * of span i is the range [i, subtreeEnd[i]). A Trace never changes once `buildTrace` has made it; a refresh
 * makes a new one.
 *
 *     index  parent  subtreeEnd  depth
 *       0      -1         4        0     checkout      |==================|
 *       1       0         3        1       cart          |=======|
 *       2       1         3        2         redis         |===|
 *       3       0         4        1       payment                 |====|
 */
import type { StringTable } from './stringTable.ts';

/**
 * Time in microseconds, with nanoseconds as fractions. Within a trace, it is counted from the trace's start.
 */
export type Microseconds = number;

/** A range of time within a trace, µs from its start; `end` is greater than `start`. */
export interface TimeRange {
  readonly start: Microseconds;
  readonly end: Microseconds;
}

/** Position of a span in depth-first order, and its index in every span column. */
export type SpanIndex = number & { readonly brand: 'SpanIndex' };
/** Index into `Trace.strings`. */
export type StringIndex = number & { readonly brand: 'StringIndex' };
/**
 * 32 lower-case hexadecimal digits (shorter ids are padded with zeros on the left), or the original text if
 * it is not hexadecimal.
 */
export type TraceId = string & { readonly brand: 'TraceId' };

/** Means "nothing" in a column of indexes. */
export const NONE = -1;

export interface Trace {
  readonly id: TraceId;
  /**
   * Start of the earliest span, in whole microseconds since 1970. It is rounded down; the span may start at a
   * fraction.
   */
  readonly startUnixMicros: number;
  /** From `startUnixMicros` to the latest end of any span. */
  readonly duration: Microseconds;
  readonly spans: SpanColumns;
  /** Attributes of all spans back to back; owner = SpanIndex. */
  readonly attributes: AttributeColumns;
  /** Events of all spans back to back, by time within a span; owner of a range = SpanIndex. */
  readonly events: EventColumns;
  /** Links of all spans back to back; owner of a range = SpanIndex. */
  readonly links: LinkColumns;
  readonly resources: ResourceColumns;
  readonly scopes: ScopeColumns;
  /** Distinct services, sorted by name. There are few, so they are objects. */
  readonly services: readonly Service[];
  /** What spans call that sends no spans of its own; absent if no tag names any. */
  readonly peers: PeerColumns | undefined;
  /** Parents that are named by spans but did not arrive. Each has a run of orphans in depth-first order. */
  readonly missingParents: MissingParentColumns;
  /** The spans whose descendants start earlier or end later than they do. */
  readonly reach: ReachColumns;
  /** The greatest depth of any span; 0 for a trace that has only roots. */
  readonly maxDepth: number;
  /** Long gaps in which no span runs (see idleGaps), ascending. */
  readonly idleGaps: readonly TimeRange[];
  /** Notes on single spans: the server's warnings and repairs, by SpanIndex. */
  readonly notes: NoteColumns;
  /** Texts below this index are the keys of attributes, so a search for a key can ignore all other texts. */
  readonly keyEnd: number;
  /** Every name, key and value, stored once. */
  readonly strings: StringTable;
  /** What was repaired or could not be read in the whole trace, one entry for each kind. */
  readonly warnings: readonly TraceWarning[];
}

export interface Service {
  readonly name: string;
  readonly spanCount: number;
  /** The number of its spans that have an error of their own. */
  readonly errorCount: number;
}

export interface SpanColumns {
  readonly count: number;
  /** The id as a 64-bit number; if `idText` has a text for the span, a hash of that text. */
  readonly id: BigUint64Array;
  /**
   * The text of each id that is not a hexadecimal number of at most 16 digits, else NONE; absent if there is
   * no such id.
   */
  readonly idText: Int32Array | undefined;
  /** From the trace's start, ≥ 0. */
  readonly start: Float64Array;
  /** ≥ 0 (a negative or unknown duration is replaced by 0, with a note). */
  readonly duration: Float64Array;
  /** Duration minus the union of the children's times clipped to the span. ≥ 0. */
  readonly selfTime: Float64Array;
  /** SpanIndex of the parent; NONE for a root and an orphan. */
  readonly parent: Int32Array;
  /** One past the last span of the subtree. */
  readonly subtreeEnd: Int32Array;
  /** 0 for a root, 1 for an orphan (the placeholder of its missing parent is at 0). */
  readonly depth: Int32Array;
  /** Index into `Trace.services`. */
  readonly service: Int32Array;
  /** Index into `Trace.resources`. */
  readonly resource: Int32Array;
  /** Index into `Trace.scopes`, or NONE. */
  readonly scope: Int32Array;
  /** StringIndex of the operation. */
  readonly name: Int32Array;
  /** A SpanKind. */
  readonly kind: Uint8Array;
  /** A StatusCode. */
  readonly status: Uint8Array;
  /** StringIndex of the status message, or NONE. */
  readonly statusMessage: Int32Array;
  /** Bits of SpanFlag. */
  readonly flags: Uint16Array;
  /** The number of descendants with an error of their own. */
  readonly errorsBelow: Int32Array;
  /** StringIndex of the W3C trace state, or NONE; absent if no span has one. */
  readonly traceState: Int32Array | undefined;
  /** How many attributes, events and links the program dropped; absent if none were. */
  readonly dropped: DroppedColumns | undefined;
}

/** Inferred from tags (see build/peers). */
export interface PeerColumns {
  /** In order of appearance: `postgresql/shop`, `bank-gw`. */
  readonly names: readonly string[];
  /** By SpanIndex: an index into `names`, or NONE. */
  readonly column: Int32Array;
}

export interface DroppedColumns {
  readonly attributes: Uint32Array;
  readonly events: Uint32Array;
  readonly links: Uint32Array;
}

/** Values of `SpanColumns.kind`, same as in OTLP. */
export const SpanKind = {
  unspecified: 0,
  internal: 1,
  server: 2,
  client: 3,
  producer: 4,
  consumer: 5,
} as const;
export type SpanKindName = keyof typeof SpanKind;
/** Names of the kinds, by number. */
export const spanKindNames: readonly SpanKindName[] = [
  'unspecified',
  'internal',
  'server',
  'client',
  'producer',
  'consumer',
];

/** Values of `SpanColumns.status`, same as in OTLP. */
export const StatusCode = { unset: 0, ok: 1, error: 2 } as const;

/** Bits of `SpanColumns.flags`. */
export const SpanFlag = {
  /** Its own status or a true `error` attribute says that it failed. */
  ownError: 1,
  /** Not marked as failed, but a status code or what is said of an error suggests it (`findErrors`). */
  suspectedError: 2,
  /** Names a parent that did not arrive. */
  orphan: 4,
  /** Its named parent was not used, because that would have made a cycle. The parent is among the links. */
  cutParent: 8,
  /** Another span of the trace has the same id. */
  duplicateId: 16,
  /** Starts before its parent. */
  startsBeforeParent: 32,
  /** Ends after its parent. */
  endsAfterParent: 64,
  /** The original duration was negative. */
  negativeDuration: 128,
  /** The start is unknown (see `judgeTimes`); the start of the parent (or the trace) is used instead. */
  missingStart: 256,
  /** The end is unknown (see `judgeTimes`); the duration is replaced by 0. */
  missingEnd: 512,
  /** The client's or server's half of a call. Both halves have the same id, as Zipkin writes them. */
  sharedId: 1024,
  /**
   * Jaeger's JSON says that it only follows from its parent (FOLLOWS_FROM, with no CHILD_OF), which then did
   * not wait for it. It also says so of a child in OpenTelemetry that has a link to its own parent.
   */
  followsParent: 2048,
} as const;

/**
 * Attributes back to back: owner o has the rows [first[o], first[o + 1]). Every value is kept as exact text
 * (`-9223372036854775808`, `NaN`, base64, JSON of arrays and maps), with its type.
 */
export interface AttributeColumns {
  /** Owner count + 1 entries. */
  readonly first: Uint32Array;
  /** StringIndex. */
  readonly key: Int32Array;
  /** An AttributeType. */
  readonly type: Uint8Array;
  /** StringIndex of the value's text. */
  readonly value: Int32Array;
}

/** Values of `AttributeColumns.type`. */
export const AttributeType = {
  string: 0,
  bool: 1,
  int: 2,
  double: 3,
  bytes: 4,
  array: 5,
  map: 6,
  empty: 7,
} as const;
export type AttributeTypeName = keyof typeof AttributeType;
export const attributeTypeNames: readonly AttributeTypeName[] = [
  'string',
  'bool',
  'int',
  'double',
  'bytes',
  'array',
  'map',
  'empty',
];

export interface EventColumns {
  /** Span count + 1 entries. */
  readonly first: Uint32Array;
  /** From the trace's start. It may lie outside the span, or even before the trace (negative). */
  readonly time: Float64Array;
  /** StringIndex. */
  readonly name: Int32Array;
  readonly droppedAttributes: Uint32Array | undefined;
  /** Owner = event. */
  readonly attributes: AttributeColumns;
}

export interface LinkColumns {
  /** Span count + 1 entries. */
  readonly first: Uint32Array;
  /** A LinkKind. */
  readonly kind: Uint8Array;
  /** StringIndex of the trace id in the form of TraceId. */
  readonly traceId: Int32Array;
  /** StringIndex of the span id: 16 hexadecimal digits, or the original text. */
  readonly spanId: Int32Array;
  /** StringIndex or NONE. */
  readonly traceState: Int32Array | undefined;
  readonly droppedAttributes: Uint32Array | undefined;
  /** Owner = link. */
  readonly attributes: AttributeColumns;
}

/** Values of `LinkColumns.kind`. */
export const LinkKind = {
  /** A link in OpenTelemetry, FOLLOWS_FROM in Jaeger. */
  link: 0,
  /** A CHILD_OF reference in Jaeger other than the parent. */
  childOf: 1,
  /** The parent named by the span, if using it would have made a cycle. */
  cutParent: 2,
} as const;

/** Distinct resources (called processes in Jaeger). */
export interface ResourceColumns {
  readonly count: number;
  /** Index into `Trace.services`. */
  readonly service: Int32Array;
  /** Owner = resource; without `service.name`. */
  readonly attributes: AttributeColumns;
}

/** Distinct instrumentation scopes. */
export interface ScopeColumns {
  readonly count: number;
  /** StringIndex. */
  readonly name: Int32Array;
  /** StringIndex, or NONE. */
  readonly version: Int32Array;
  /** Owner = scope. */
  readonly attributes: AttributeColumns;
}

export interface MissingParentColumns {
  readonly count: number;
  readonly id: BigUint64Array;
  /** Same as in SpanColumns. */
  readonly idText: Int32Array | undefined;
  /**
   * The orphans of missing parent m and all their descendants are the spans [firstSpan[m], endSpan[m]).
   * Sorted by firstSpan.
   */
  readonly firstSpan: Int32Array;
  readonly endSpan: Int32Array;
}

/**
 * Only spans whose descendants run beyond their own time. There are few, unless work often continues after an
 * answer.
 */
export interface ReachColumns {
  /** SpanIndex, ascending. */
  readonly span: Int32Array;
  /** The earliest start and the latest end in the subtree, µs from the trace's start. */
  readonly start: Float64Array;
  readonly end: Float64Array;
}

export interface NoteColumns {
  /** SpanIndex, ascending; a span may have several. */
  readonly span: Int32Array;
  /** StringIndex of a sentence for the user. */
  readonly text: Int32Array;
  /** How often the same note arrived. */
  readonly count: Uint32Array;
}

/** What a TraceWarning is about. */
export type TraceWarningKind =
  | 'server' // the server's own warnings about spans
  | 'undecodable-span'
  | 'undecodable-value'
  | 'duplicate-id'
  | 'missing-parent'
  | 'self-parent'
  | 'cycle'
  | 'several-roots'
  | 'negative-duration'
  | 'missing-start'
  | 'missing-end'
  | 'event-time' // events that are years before or after their spans
  | 'outside-parent'
  | 'another-trace' // than the one that was requested
  | 'incomplete'; // the answer ended early, or the server says that it left out spans

export interface TraceWarning {
  readonly kind: TraceWarningKind;
  /** A sentence for the user that says what happened and where; the first one if there are several. */
  readonly message: string;
  /** How many spans (or values) are affected. */
  readonly count: number;
  /** One of them, to jump to; absent if no span is affected. */
  readonly span: SpanIndex | undefined;
}

/** Brand constructor for a number that was read from a column of spans, or counts spans. */
export function asSpanIndex(value: number): SpanIndex {
  return value as SpanIndex;
}

/** Whether a failure began here: the span failed, and none of its descendants did. */
export function isErrorOrigin({ spans }: Pick<Trace, 'spans'>, span: number): boolean {
  return (spans.flags[span] & SpanFlag.ownError) !== 0 && spans.errorsBelow[span] === 0;
}
