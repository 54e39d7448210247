/**
 * Moves one span of Jaeger JSON from bytes into a TraceBuilder. Does the same as `readJaegerSpan` does with a
 * parsed span, but only for usual spans.
 */

import { NoteOrigin, type SpanDraft, type TraceBuilder } from '../../model/build/traceBuilder.ts';
import type { IdHalves } from '../../model/spanIds.ts';
import { NONE } from '../../model/trace.ts';
import { BROKEN, END, FieldNames, START } from '../json/fieldNames.ts';
import { JsonBytes, OPEN_LIST, OPEN_OBJECT } from '../json/jsonBytes.ts';
import { readMicros, type SplitTime } from '../json/wireValue.ts';
import { ByteTexts, Guesses } from '../spans/byteTexts.ts';
import { readHexId } from '../spans/hexIdBytes.ts';
import { JaegerReferenceBytes } from './referenceBytes.ts';
import { JaegerTagBytes } from './tagBytes.ts';
import { JaegerTagFold } from './tagFold.ts';

const names = new FieldNames([
  'traceID',
  'spanID',
  'operationName',
  'references',
  'startTime',
  'duration',
  'tags',
  'logs',
  'processID',
  'warnings',
  'parentSpanID',
  'process',
]);
const Field = {
  traceId: 0,
  spanId: 1,
  operationName: 2,
  references: 3,
  startTime: 4,
  duration: 5,
  tags: 6,
  logs: 7,
  processId: 8,
  warnings: 9,
  parentSpanId: 10,
  process: 11,
} as const;

const logNames = new FieldNames(['timestamp', 'fields']);
const TIMESTAMP = 0;

/** Reads the spans of one trace of a document. */
export class JaegerSpanBytes {
  readonly #builder: TraceBuilder;
  readonly #resourceOf: (processId: string) => number;
  readonly #json = new JsonBytes();
  readonly #texts: ByteTexts;
  readonly #tags: JaegerTagBytes;
  readonly #references: JaegerReferenceBytes;
  readonly #fold: JaegerTagFold;
  readonly #empty: number;
  readonly #eventKey: number;
  /** By the index of the process id. */
  readonly #resources = new Guesses();
  /** At 0: the name and the process of the previous span. */
  readonly #names = new Guesses();
  readonly #processes = new Guesses();
  readonly #time: SplitTime = { micros: 0, nanos: 0 };
  readonly #id: IdHalves = { high: 0, low: 0 };
  readonly #parentId: IdHalves = { high: 0, low: 0 };
  #processId: number;
  #hasParentId = false;

  /**
   * `resourceOf`: returns the index of the resource for the process with this id; the id is '' if a span
   * names none.
   */
  constructor(builder: TraceBuilder, resourceOf: (processId: string) => number) {
    const { strings } = builder;
    this.#builder = builder;
    this.#resourceOf = resourceOf;
    this.#fold = new JaegerTagFold(builder);
    this.#texts = new ByteTexts(this.#json, strings);
    this.#tags = new JaegerTagBytes(this.#json, this.#texts, strings);
    this.#references = new JaegerReferenceBytes(this.#json, builder);
    this.#empty = strings.intern('');
    this.#eventKey = strings.intern('event');
    this.#processId = this.#empty;
  }

  /**
   * Reads the span that begins at `from`; whitespace around it is allowed. Returns the position of the comma
   * or bracket after it. Returns −1 and adds nothing if the span has to be parsed: it is unusual, broken, or
   * does not end within the bytes.
   */
  read(bytes: Uint8Array, from: number): number {
    const json = this.#json;
    const draft = this.#builder.beginSpan();
    json.load(bytes, from);
    if (
      !this.#readFields(draft) ||
      !json.isBeforeSeparator() ||
      !this.#references.resolve(this.#parentId, this.#hasParentId)
    ) {
      this.#builder.abandonSpan();
      return -1;
    }
    draft.resource = this.#readResource();
    draft.isFollower = this.#references.isFollower;
    this.#builder.endSpanOf(this.#id, this.#parentId);
    return json.position;
  }

  #readFields(draft: SpanDraft): boolean {
    const json = this.#json;
    if (!json.take(OPEN_OBJECT)) return false;
    this.#references.reset();
    this.#processId = this.#empty;
    this.#hasParentId = false;
    clear(this.#id);
    clear(this.#parentId);
    let seen = 0;
    for (let field = json.nextField(names, START); field !== END; field = json.nextField(names, field)) {
      if (field === BROKEN || (seen & (1 << field)) !== 0) return false;
      seen |= 1 << field;
      // Absent and null mean the same everywhere.
      if (!json.takeNull() && !this.#readField(field, draft)) return false;
    }
    return true;
  }

  #readField(field: number, draft: SpanDraft): boolean {
    switch (field) {
      case Field.traceId:
        return this.#references.readTraceId();
      case Field.spanId:
        return readHexId(this.#json, this.#id);
      case Field.parentSpanId:
        if (!readHexId(this.#json, this.#parentId)) return false;
        this.#hasParentId = this.#parentId.high !== 0 || this.#parentId.low !== 0;
        return true;
      case Field.operationName:
        draft.name = this.#texts.readAs(this.#names, 0);
        return draft.name !== NONE;
      case Field.references:
        return this.#references.read();
      case Field.startTime:
        if (!this.#readTime()) return false;
        draft.startMicros = this.#time.micros;
        draft.startNanos = this.#time.nanos;
        return true;
      case Field.duration:
        if (!this.#readTime()) return false;
        draft.duration = this.#time.micros + this.#time.nanos / 1000;
        return true;
      case Field.tags:
        return this.#readTags(draft);
      case Field.logs:
        return this.#readLogs();
      case Field.processId:
        this.#processId = this.#texts.readAs(this.#processes, 0);
        return this.#processId !== NONE;
      case Field.warnings:
        return this.#readWarnings();
      default:
        return false;
    }
  }

  #readTime(): boolean {
    return this.#json.readNumber() && readMicros(this.#json.number, this.#time);
  }

  #readTags(draft: SpanDraft): boolean {
    const json = this.#json;
    if (!json.take(OPEN_LIST)) return false;
    const { attributes } = this.#builder;
    const tags = this.#tags;
    const fold = this.#fold;
    fold.reset();
    let keyBefore = this.#empty;
    for (let isFirst = true; json.nextMember(isFirst); isFirst = false) {
      if (!tags.read(keyBefore)) return false;
      keyBefore = tags.key;
      fold.note(tags.key, tags.type, tags.value, attributes.length);
      attributes.push(tags.key, tags.type, tags.value);
    }
    if (json.isBroken) return false;
    fold.apply(draft);
    return true;
  }

  #readLogs(): boolean {
    const json = this.#json;
    if (!json.take(OPEN_LIST)) return false;
    for (let isFirst = true; json.nextMember(isFirst); isFirst = false) {
      if (!this.#readLog()) return false;
    }
    return !json.isBroken;
  }

  #readLog(): boolean {
    const json = this.#json;
    if (!json.take(OPEN_OBJECT)) return false;
    const time = this.#time;
    let micros = 0;
    let nanos = 0;
    let name = this.#empty;
    let seen = 0;
    for (
      let field = json.nextField(logNames, START);
      field !== END;
      field = json.nextField(logNames, field)
    ) {
      if (field === BROKEN || (seen & (1 << field)) !== 0) return false;
      seen |= 1 << field;
      if (json.takeNull()) continue;
      if (field === TIMESTAMP) {
        if (!this.#readTime()) return false;
        micros = time.micros;
        nanos = time.nanos;
      } else {
        const found = this.#readLogFields();
        if (found === NONE) return false;
        name = found;
      }
    }
    this.#builder.addEvent(micros, nanos, name, 0);
    this.#builder.endEvent();
    return true;
  }

  /**
   * Reads all fields except the first textual `event`, which is the event's name. Returns the index of the
   * name, or NONE if this is not a list.
   */
  #readLogFields(): number {
    const json = this.#json;
    if (!json.take(OPEN_LIST)) return NONE;
    const tags = this.#tags;
    const { attributes } = this.#builder.events;
    let name: number = NONE;
    let keyBefore = this.#empty;
    for (let isFirst = true; json.nextMember(isFirst); isFirst = false) {
      if (!tags.read(keyBefore)) return NONE;
      keyBefore = tags.key;
      if (name === NONE && tags.isText && tags.key === this.#eventKey) name = tags.value;
      else attributes.push(tags.key, tags.type, tags.value);
    }
    if (json.isBroken) return NONE;
    return name === NONE ? this.#empty : name;
  }

  #readWarnings(): boolean {
    const json = this.#json;
    if (!json.take(OPEN_LIST)) return false;
    for (let isFirst = true; json.nextMember(isFirst); isFirst = false) {
      const text = this.#texts.read();
      if (text === NONE) return false;
      this.#builder.addNoteAt(text, NoteOrigin.server);
    }
    return !json.isBroken;
  }

  #readResource(): number {
    const known = this.#resources.at(this.#processId);
    if (known !== NONE) return known;
    const resource = this.#resourceOf(this.#builder.strings.get(this.#processId));
    this.#resources.set(this.#processId, resource);
    return resource;
  }
}

function clear(id: IdHalves): void {
  id.high = 0;
  id.low = 0;
}
