/**
 * Takes the spans of one trace one at a time, in any order. It writes them straight into columns and keeps no
 * objects.
 *
 *     const span = builder.beginSpan();   // the draft, with its defaults; the same object each time
 *     span.id = '00f1'; span.name = builder.strings.intern('GET /cart');
 *     builder.attributes.push(key, AttributeType.string, value);
 *     builder.endSpan();                  // or abandonSpan(), which discards it
 *     const trace = buildTrace(builder);
 */
import { GrowableFloat64, GrowableInt32, GrowableUint8 } from '../../base/growable.ts';
import { hashText, type IdHalves, parseHexId } from '../spanIds.ts';
import { NONE, SpanKind, StatusCode, type TraceId, type TraceWarningKind } from '../trace.ts';
import { AttributeRows, DistinctAttributeSets } from './attributeRows.ts';
import { StringTableBuilder } from './stringTableBuilder.ts';

/** What is known about the span that is being read. Texts are indexes into `TraceBuilder.strings`. */
export interface SpanDraft {
  /** '' if it has none. */
  id: string;
  /** '' for a root. */
  parentId: string;
  /** Whether it only follows from its parent. */
  isFollower: boolean;
  /** Whole microseconds since 1970; 0 or less if unknown. */
  startMicros: number;
  /** Nanoseconds on top of `startMicros`, 0 to 999. */
  startNanos: number;
  /** Microseconds; may be negative. */
  duration: number;
  name: number;
  kind: number;
  status: number;
  statusMessage: number;
  traceState: number;
  resource: number;
  scope: number;
  droppedAttributes: number;
  droppedEvents: number;
  droppedLinks: number;
}

export class TraceBuilder {
  readonly id: TraceId;
  readonly strings = new StringTableBuilder();
  readonly spans = new ArrivedSpans();
  readonly attributes = new AttributeRows();
  readonly events = new EventRows();
  readonly links = new LinkRows();
  readonly notes = new NoteRows();
  readonly resources = new DistinctAttributeSets();
  /** For each resource, the name of its service (an index into `strings`). */
  readonly resourceService = new GrowableInt32();
  readonly scopes = new DistinctAttributeSets();
  readonly scopeName = new GrowableInt32();
  readonly scopeVersion = new GrowableInt32();
  readonly problems = new ProblemLog();

  readonly #emptyText: number;
  readonly #draft: SpanDraft;
  readonly #halves: IdHalves = { high: 0, low: 0 };
  #idTextIndex: number = NONE;

  constructor(id: TraceId) {
    this.id = id;
    this.#emptyText = this.strings.intern('');
    this.#draft = emptyDraft(this.#emptyText);
  }

  get spanCount(): number {
    return this.spans.count;
  }

  /** `service` is an index into `strings`. Equal resources are stored once. The attributes are copied. */
  internResource(service: number, attributes: AttributeRows): number {
    const index = this.resources.intern(`${service}`, attributes);
    if (index === this.resourceService.length) this.resourceService.push(service);
    return index;
  }

  /**
   * `name` is an index into `strings`; `version` too, or NONE. Equal scopes are stored once. The attributes
   * are copied.
   */
  internScope(name: number, version: number, attributes: AttributeRows): number {
    const index = this.scopes.intern(`${name}/${version}`, attributes);
    if (index === this.scopeName.length) {
      this.scopeName.push(name);
      this.scopeVersion.push(version);
    }
    return index;
  }

  /** Starts a span. Attributes, events, links and notes added from now on belong to it. */
  beginSpan(): SpanDraft {
    const draft = this.#draft;
    draft.id = '';
    draft.parentId = '';
    draft.isFollower = false;
    draft.startMicros = 0;
    draft.startNanos = 0;
    draft.duration = 0;
    draft.name = this.#emptyText;
    draft.kind = SpanKind.unspecified;
    draft.status = StatusCode.unset;
    draft.statusMessage = NONE;
    draft.traceState = NONE;
    draft.resource = NONE;
    draft.scope = NONE;
    draft.droppedAttributes = 0;
    draft.droppedEvents = 0;
    draft.droppedLinks = 0;
    return draft;
  }

  /**
   * The time is in whole microseconds since 1970 (0 or less if unknown), plus 0 to 999 nanoseconds. `name` is
   * an index into `strings`.
   */
  addEvent(micros: number, nanos: number, name: number, droppedAttributes: number): void {
    this.events.push(micros, nanos, name, droppedAttributes);
  }

  /** Attributes added to `events.attributes` since the last event belong to this one. */
  endEvent(): void {
    this.events.attributeEnd.push(this.events.attributes.length);
  }

  /** `kind` is a LinkKind. Ids have the form they have in LinkColumns, as indexes into `strings`. */
  addLink(
    kind: number,
    traceId: number,
    spanId: number,
    traceState: number,
    droppedAttributes: number,
  ): void {
    this.links.push(kind, traceId, spanId, traceState, droppedAttributes);
  }

  endLink(): void {
    this.links.attributeEnd.push(this.links.attributes.length);
  }

  /** Adds a sentence about this span for the user. Repeated sentences are counted. */
  addNote(text: string, origin: NoteOrigin): void {
    this.addNoteAt(this.strings.intern(text), origin);
  }

  /** Same as `addNote`, for a text given by its index. */
  addNoteAt(text: number, origin: NoteOrigin): void {
    this.notes.text.push(text);
    this.notes.origin.push(origin);
  }

  endSpan(): void {
    const { id, parentId } = this.#draft;
    this.spans.id.push(this.#halvesOf(id), this.#idTextIndex);
    this.spans.parentId.push(this.#halvesOf(parentId), this.#idTextIndex);
    this.#endSpan();
  }

  /** Same as `endSpan`, but with ids as numbers (0 for none) instead of the ones in the draft. */
  endSpanOf(id: IdHalves, parentId: IdHalves): void {
    this.spans.id.push(id, NONE);
    this.spans.parentId.push(parentId, NONE);
    this.#endSpan();
  }

  #endSpan(): void {
    const draft = this.#draft;
    const spans = this.spans;
    spans.isFollower.push(draft.isFollower ? 1 : 0);
    spans.startMicros.push(draft.startMicros);
    spans.startNanos.push(draft.startNanos);
    spans.duration.push(draft.duration);
    spans.name.push(draft.name);
    spans.kind.push(draft.kind);
    spans.status.push(draft.status);
    spans.statusMessage.push(draft.statusMessage);
    spans.traceState.push(draft.traceState);
    spans.resource.push(draft.resource);
    spans.scope.push(draft.scope);
    spans.droppedAttributes.push(draft.droppedAttributes);
    spans.droppedEvents.push(draft.droppedEvents);
    spans.droppedLinks.push(draft.droppedLinks);
    spans.attributeEnd.push(this.attributes.length);
    spans.eventEnd.push(this.events.count);
    spans.linkEnd.push(this.links.count);
    spans.noteEnd.push(this.notes.text.length);
  }

  /** Discards everything since `beginSpan`. */
  abandonSpan(): void {
    const { spans } = this;
    this.attributes.truncate(spans.lastEnd(spans.attributeEnd));
    this.events.truncate(spans.lastEnd(spans.eventEnd));
    this.links.truncate(spans.lastEnd(spans.linkEnd));
    this.notes.truncate(spans.lastEnd(spans.noteEnd));
  }

  #halvesOf(id: string): IdHalves {
    const halves = this.#halves;
    this.#idTextIndex = NONE;
    if (id === '') {
      halves.high = 0;
      halves.low = 0;
    } else if (!parseHexId(id, halves)) {
      Object.assign(halves, hashText(id));
      this.#idTextIndex = this.strings.intern(id);
    }
    return halves;
  }
}

function emptyDraft(emptyText: number): SpanDraft {
  return {
    id: '',
    parentId: '',
    isFollower: false,
    startMicros: 0,
    startNanos: 0,
    duration: 0,
    name: emptyText,
    kind: SpanKind.unspecified,
    status: StatusCode.unset,
    statusMessage: NONE,
    traceState: NONE,
    resource: NONE,
    scope: NONE,
    droppedAttributes: 0,
    droppedEvents: 0,
    droppedLinks: 0,
  };
}

/** The source of a note. */
export const NoteOrigin = { server: 0, reader: 1 } as const;
export type NoteOrigin = (typeof NoteOrigin)[keyof typeof NoteOrigin];

/** Ids as two halves. Ids that are not hexadecimal also have their text (an index), all others NONE. */
export class IdRows {
  readonly high = new GrowableInt32();
  readonly low = new GrowableInt32();
  readonly text = new GrowableInt32();

  push(halves: IdHalves, text: number): void {
    this.high.push(halves.high);
    this.low.push(halves.low);
    this.text.push(text);
  }
}

/**
 * Spans in order of arrival. The `…End` columns say where a span's rows end; they begin where the previous
 * span's end.
 */
class ArrivedSpans {
  readonly id = new IdRows();
  readonly parentId = new IdRows();
  readonly isFollower = new GrowableUint8();
  readonly startMicros = new GrowableFloat64();
  readonly startNanos = new GrowableInt32();
  readonly duration = new GrowableFloat64();
  readonly name = new GrowableInt32();
  readonly kind = new GrowableUint8();
  readonly status = new GrowableUint8();
  readonly statusMessage = new GrowableInt32();
  readonly traceState = new GrowableInt32();
  readonly resource = new GrowableInt32();
  readonly scope = new GrowableInt32();
  readonly droppedAttributes = new GrowableInt32();
  readonly droppedEvents = new GrowableInt32();
  readonly droppedLinks = new GrowableInt32();
  readonly attributeEnd = new GrowableInt32();
  readonly eventEnd = new GrowableInt32();
  readonly linkEnd = new GrowableInt32();
  readonly noteEnd = new GrowableInt32();

  get count(): number {
    return this.duration.length;
  }

  lastEnd(column: GrowableInt32): number {
    return column.length === 0 ? 0 : column.at(column.length - 1);
  }
}

class EventRows {
  readonly micros = new GrowableFloat64();
  readonly nanos = new GrowableInt32();
  readonly name = new GrowableInt32();
  readonly droppedAttributes = new GrowableInt32();
  readonly attributes = new AttributeRows();
  readonly attributeEnd = new GrowableInt32();

  get count(): number {
    return this.micros.length;
  }

  push(micros: number, nanos: number, name: number, droppedAttributes: number): void {
    this.micros.push(micros);
    this.nanos.push(nanos);
    this.name.push(name);
    this.droppedAttributes.push(droppedAttributes);
  }

  truncate(count: number): void {
    this.micros.truncate(count);
    this.nanos.truncate(count);
    this.name.truncate(count);
    this.droppedAttributes.truncate(count);
    this.attributeEnd.truncate(count);
    this.attributes.truncate(count === 0 ? 0 : this.attributeEnd.at(count - 1));
  }
}

class LinkRows {
  readonly kind = new GrowableUint8();
  readonly traceId = new GrowableInt32();
  readonly spanId = new GrowableInt32();
  readonly traceState = new GrowableInt32();
  readonly droppedAttributes = new GrowableInt32();
  readonly attributes = new AttributeRows();
  readonly attributeEnd = new GrowableInt32();

  get count(): number {
    return this.kind.length;
  }

  push(kind: number, traceId: number, spanId: number, traceState: number, droppedAttributes: number): void {
    this.kind.push(kind);
    this.traceId.push(traceId);
    this.spanId.push(spanId);
    this.traceState.push(traceState);
    this.droppedAttributes.push(droppedAttributes);
  }

  truncate(count: number): void {
    this.kind.truncate(count);
    this.traceId.truncate(count);
    this.spanId.truncate(count);
    this.traceState.truncate(count);
    this.droppedAttributes.truncate(count);
    this.attributeEnd.truncate(count);
    this.attributes.truncate(count === 0 ? 0 : this.attributeEnd.at(count - 1));
  }
}

class NoteRows {
  readonly text = new GrowableInt32();
  readonly origin = new GrowableUint8();

  truncate(count: number): void {
    this.text.truncate(count);
    this.origin.truncate(count);
  }
}

/** What went wrong while reading, one entry for each kind of mistake: the first message and a count. */
export class ProblemLog {
  readonly #lines = new Map<string, { kind: TraceWarningKind; message: string; count: number }>();

  /** Problems with the same kind and topic share an entry. */
  add(kind: TraceWarningKind, topic: string, message: string): void {
    const key = `${kind} ${topic}`;
    const line = this.#lines.get(key);
    if (line === undefined) this.#lines.set(key, { kind, message, count: 1 });
    else line.count++;
  }

  lines(): { kind: TraceWarningKind; message: string; count: number }[] {
    return [...this.#lines.values()];
  }
}

/** Formats the id in this row for the user: 16 hexadecimal digits, or its text if it is not hexadecimal. */
export function formatArrivedId(builder: TraceBuilder, ids: IdRows, row: number): string {
  const text = ids.text.at(row);
  if (text !== NONE) return builder.strings.get(text);
  const half = (value: number) => (value >>> 0).toString(16).padStart(8, '0');
  return half(ids.high.at(row)) + half(ids.low.at(row));
}
