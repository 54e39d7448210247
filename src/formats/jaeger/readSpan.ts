/** Moves one span of Jaeger JSON into a TraceBuilder, and restores what Jaeger wrote as tags. */

import { NoteOrigin, type SpanDraft, type TraceBuilder } from '../../model/build/traceBuilder.ts';
import { isZeroId, normalizeSpanId, normalizeTraceId } from '../../model/spanIds.ts';
import { LinkKind, NONE, type TraceId } from '../../model/trace.ts';
import { formatNumber, type TypedText } from '../json/typedText.ts';
import { isObject, readMicros, type SplitTime, type WireObject } from '../json/wireValue.ts';
import { JaegerTagFold } from './tagFold.ts';
import { isJaegerTag, readJaegerTags, readJaegerValue, typeOfNumber } from './tags.ts';

/** Reads the spans of one trace of a document. */
export class JaegerSpanReader {
  readonly #builder: TraceBuilder;
  /** Returns the index of a span's resource; knows the processes of the document. */
  readonly #resourceOf: (span: WireObject) => number;
  readonly #time: SplitTime = { micros: 0, nanos: 0 };
  readonly #typed: TypedText = { type: 0, text: '' };
  readonly #fold: JaegerTagFold;

  constructor(builder: TraceBuilder, resourceOf: (span: WireObject) => number) {
    this.#builder = builder;
    this.#resourceOf = resourceOf;
    this.#fold = new JaegerTagFold(builder);
  }

  /** Returns false and adds nothing if the span does not match `jaegerSpanSchema`. */
  read(span: unknown): boolean {
    if (!isObject(span)) return false;
    const draft = this.#builder.beginSpan();
    if (
      this.#readOwnFields(span, draft) &&
      this.#readReferences(span, draft) &&
      this.#readTags(span.tags, draft) &&
      this.#readLogs(span.logs) &&
      this.#readWarnings(span.warnings)
    ) {
      draft.resource = this.#resourceOf(span);
      this.#builder.endSpan();
      return true;
    }
    this.#builder.abandonSpan();
    return false;
  }

  #readOwnFields(span: WireObject, draft: SpanDraft): boolean {
    const { spanID, operationName, traceID, processID, process } = span;
    if (!isOptionalText(traceID) || !isOptionalText(spanID) || !isOptionalText(operationName)) return false;
    if (!isOptionalText(processID) || !(process === undefined || process === null || isObject(process)))
      return false;
    draft.id = spanID ?? '';
    draft.name = this.#builder.strings.intern(operationName ?? '');
    if (!readMicros(span.duration, this.#time)) return false;
    draft.duration = this.#time.micros + this.#time.nanos / 1000;
    if (!readMicros(span.startTime, this.#time)) return false;
    draft.startMicros = this.#time.micros;
    draft.startNanos = this.#time.nanos;
    return true;
  }

  /**
   * The parent is the first CHILD_OF of the same trace, else the deprecated `parentSpanID`, else the first
   * FOLLOWS_FROM of the same trace, which is how Jaeger writes a parent that is also a link. All other
   * references are links. Zeros mean that there is no id: a trace id of zeros is the span's own, and a
   * reference to no span of it is skipped.
   */
  #readReferences(span: WireObject, draft: SpanDraft): boolean {
    const { references, parentSpanID } = span;
    if (!isOptionalText(parentSpanID)) return false;
    draft.parentId = isZeroId(parentSpanID) ? '' : (parentSpanID ?? '');
    if (references === undefined || references === null) return true;
    if (!Array.isArray(references)) return false;
    let childOf: number = NONE;
    let followsFrom: number = NONE;
    for (let position = 0; position < references.length; position++) {
      const reference: unknown = references[position];
      if (!isReference(reference)) return false;
      if (isZeroId(reference.spanID) || !this.#isSameTrace(reference.traceID, span.traceID)) continue;
      if (reference.refType === 'FOLLOWS_FROM') {
        if (followsFrom === NONE) followsFrom = position;
      } else if (childOf === NONE && isChildOf(reference)) {
        childOf = position;
      }
    }
    const parent = childOf !== NONE ? childOf : draft.parentId === '' ? followsFrom : NONE;
    draft.isFollower = parent !== NONE && childOf === NONE;
    for (let position = 0; position < references.length; position++) {
      const reference: unknown = references[position];
      if (!isReference(reference)) return false;
      if (position === parent) draft.parentId = reference.spanID ?? '';
      else if (!isZeroId(reference.spanID) || !this.#isSameTrace(reference.traceID, span.traceID))
        this.#addLink(reference);
    }
    return true;
  }

  #isSameTrace(traceId: string | null | undefined, ownTraceId: unknown): boolean {
    if (traceId === undefined || traceId === null || traceId === ownTraceId || isZeroId(traceId)) return true;
    return normalizeTraceId(traceId) === this.#builder.id;
  }

  #addLink(reference: Reference): void {
    const { strings, id } = this.#builder;
    const traceId: TraceId = isZeroId(reference.traceID) ? id : normalizeTraceId(reference.traceID ?? '');
    this.#builder.addLink(
      isChildOf(reference) ? LinkKind.childOf : LinkKind.link,
      strings.intern(traceId),
      strings.intern(normalizeSpanId(reference.spanID ?? '')),
      NONE,
      0,
    );
    this.#builder.endLink();
  }

  #readTags(tags: unknown, draft: SpanDraft): boolean {
    if (tags === undefined || tags === null) return true;
    if (!Array.isArray(tags)) return false;
    const { strings, attributes } = this.#builder;
    const typed = this.#typed;
    const fold = this.#fold;
    fold.reset();
    for (let place = 0; place < tags.length; place++) {
      const tag: unknown = tags[place];
      if (!isJaegerTag(tag)) return false;
      const { type, value } = tag;
      const key = strings.internAt(2 * place, tag.key);
      if (typeof value === 'number') {
        attributes.push(key, typeOfNumber(type, value), strings.intern(formatNumber(value)));
        continue;
      }
      readJaegerValue(type, value, typed);
      const text = strings.internAt(2 * place + 1, typed.text);
      fold.note(key, typed.type, text, attributes.length);
      attributes.push(key, typed.type, text);
    }
    fold.apply(draft);
    return true;
  }

  #readLogs(logs: unknown): boolean {
    if (logs === undefined || logs === null) return true;
    if (!Array.isArray(logs)) return false;
    const { strings, events } = this.#builder;
    for (const log of logs) {
      if (!isObject(log) || !readMicros(log.timestamp, this.#time)) return false;
      const fields: unknown = log.fields;
      const eventField = Array.isArray(fields) ? fields.findIndex(isEventName) : NONE;
      const name = eventField === NONE || !Array.isArray(fields) ? '' : fields[eventField].value;
      this.#builder.addEvent(this.#time.micros, this.#time.nanos, strings.intern(name), 0);
      const others = eventField === NONE || !Array.isArray(fields) ? fields : fields.toSpliced(eventField, 1);
      if (!readJaegerTags(others, strings, events.attributes)) return false;
      this.#builder.endEvent();
    }
    return true;
  }

  #readWarnings(warnings: unknown): boolean {
    if (warnings === undefined || warnings === null) return true;
    if (!Array.isArray(warnings)) return false;
    for (const warning of warnings) {
      if (typeof warning !== 'string') return false;
      this.#builder.addNote(warning, NoteOrigin.server);
    }
    return true;
  }
}

interface Reference {
  readonly refType?: string | null;
  readonly traceID?: string | null;
  readonly spanID?: string | null;
}

function isReference(reference: unknown): reference is Reference {
  return (
    isObject(reference) &&
    isOptionalText(reference.refType) &&
    isOptionalText(reference.traceID) &&
    isOptionalText(reference.spanID)
  );
}

function isChildOf({ refType }: Reference): boolean {
  return refType === 'CHILD_OF' || refType === undefined || refType === null;
}

function isOptionalText(value: unknown): value is string | null | undefined {
  return value === undefined || value === null || typeof value === 'string';
}

function isEventName(field: unknown): field is { key: string; value: string } {
  return isJaegerTag(field) && field.key === 'event' && typeof field.value === 'string';
}
