/**
 * Moves one span of OTLP JSON from bytes into a TraceBuilder. Does the same as `readOtlpSpan` does with a
 * parsed span, but only for usual spans.
 */
import { areSameBytes } from '../../base/text/textHash.ts';
import type { SpanDraft, TraceBuilder } from '../../model/build/traceBuilder.ts';
import type { IdHalves } from '../../model/spanIds.ts';
import { NONE } from '../../model/trace.ts';
import { BROKEN, END, FieldNames, START } from '../json/fieldNames.ts';
import { type JsonBytes, OPEN_OBJECT, QUOTE } from '../json/jsonBytes.ts';
import type { SplitTime } from '../json/wireValue.ts';
import { ByteTexts, Guesses } from '../spans/byteTexts.ts';
import { readHexId } from '../spans/hexIdBytes.ts';
import { OtlpAttributeBytes } from './attributeBytes.ts';
import { OtlpEventBytes } from './eventBytes.ts';
import { readCountBytes, readNanosBytes } from './numberBytes.ts';
import { kindNames, setTimes, statusNames, WARNINGS_KEY } from './readSpan.ts';

const names = new FieldNames(
  [
    'traceId',
    'spanId',
    'traceState',
    'parentSpanId',
    'name',
    'kind',
    'startTimeUnixNano',
    'endTimeUnixNano',
    'attributes',
    'events',
    'links',
    'status',
    'droppedAttributesCount',
    'droppedEventsCount',
    'droppedLinksCount',
  ],
  true,
);
const Field = {
  traceId: 0,
  spanId: 1,
  traceState: 2,
  parentSpanId: 3,
  name: 4,
  kind: 5,
  start: 6,
  end: 7,
  attributes: 8,
  events: 9,
  links: 10,
  status: 11,
  droppedAttributes: 12,
  droppedEvents: 13,
  droppedLinks: 14,
} as const;

const statusFields = new FieldNames(['code', 'message']);
const CODE = 0;

/** Reads spans of one trace. */
export class OtlpSpanBytes {
  readonly builder: TraceBuilder;
  readonly #json: JsonBytes;
  readonly #texts: ByteTexts;
  readonly #attributes: OtlpAttributeBytes;
  readonly #events: OtlpEventBytes;
  readonly #traceId: DataView;
  readonly #warningsKey: number;
  readonly #kinds: ReadonlyMap<number, number>;
  readonly #statuses: ReadonlyMap<number, number>;
  /** At 0: the name of the previous span. */
  readonly #names = new Guesses();
  readonly #start: SplitTime = { micros: 0, nanos: 0 };
  readonly #end: SplitTime = { micros: 0, nanos: 0 };
  readonly #id: IdHalves = { high: 0, low: 0 };
  readonly #parentId: IdHalves = { high: 0, low: 0 };

  constructor(json: JsonBytes, builder: TraceBuilder) {
    const { strings } = builder;
    this.#json = json;
    this.builder = builder;
    this.#texts = new ByteTexts(json, strings);
    this.#attributes = new OtlpAttributeBytes(json, this.#texts, strings);
    this.#events = new OtlpEventBytes(json, builder, this.#texts, this.#attributes);
    this.#traceId = new DataView(new TextEncoder().encode(builder.id).buffer);
    this.#warningsKey = strings.intern(WARNINGS_KEY);
    const indexed = ([name, value]: [string, number]): [number, number] => [strings.intern(name), value];
    this.#kinds = new Map([...kindNames].map(indexed));
    this.#statuses = new Map([...statusNames].map(indexed));
  }

  /** Returns whether these bytes are the id of the trace, in the model's form. */
  isTraceId(view: DataView, from: number, to: number): boolean {
    const length = to - from;
    return length === this.#traceId.byteLength && areSameBytes(view, from, this.#traceId, 0, length);
  }

  /**
   * Reads the span at the position of the JSON bytes; whitespace around it is allowed. The position is then
   * at the comma or bracket after it. Returns false and adds nothing if the span has to be parsed: it is
   * unusual, of another trace, broken, or does not end within the bytes.
   */
  read(): boolean {
    const draft = this.builder.beginSpan();
    if (!this.#readFields(draft) || !this.#json.isBeforeSeparator()) {
      this.builder.abandonSpan();
      return false;
    }
    setTimes(draft, this.#start, this.#end);
    this.builder.endSpanOf(this.#id, this.#parentId);
    return true;
  }

  #readFields(draft: SpanDraft): boolean {
    const json = this.#json;
    if (!json.take(OPEN_OBJECT)) return false;
    clearId(this.#id);
    clearId(this.#parentId);
    clearTime(this.#start);
    clearTime(this.#end);
    let seen = 0;
    for (let field = json.nextField(names, START); field !== END; field = json.nextField(names, field)) {
      if (field === BROKEN || (seen & (1 << field)) !== 0) return false;
      seen |= 1 << field;
      if (!this.#readField(field, draft)) return false;
    }
    return (seen & (1 << Field.traceId)) !== 0;
  }

  #readField(field: number, draft: SpanDraft): boolean {
    const json = this.#json;
    if (field === Field.traceId) {
      return json.readText() && this.isTraceId(json.textView, json.textFrom, json.textTo);
    }
    // Absent and null mean the same everywhere else.
    if (json.takeNull()) return true;
    switch (field) {
      case Field.spanId:
        return readSpanId(json, this.#id);
      case Field.parentSpanId:
        return readSpanId(json, this.#parentId);
      case Field.traceState: {
        const text = this.#texts.read();
        draft.traceState = this.#texts.isEmpty(text) ? NONE : text;
        return text !== NONE;
      }
      case Field.name:
        draft.name = this.#texts.readAs(this.#names, 0);
        return draft.name !== NONE;
      case Field.kind:
        draft.kind = this.#readEnum(this.#kinds, 5);
        return draft.kind !== NONE;
      case Field.start:
        return readNanosBytes(json, this.#start);
      case Field.end:
        return readNanosBytes(json, this.#end);
      case Field.attributes:
        return this.#attributes.read(this.builder.attributes, this.#warningsKey);
      case Field.events:
        return this.#events.readEvents();
      case Field.links:
        return this.#events.readLinks();
      case Field.status:
        return this.#readStatus(draft);
      default:
        return this.#readDropped(field, draft);
    }
  }

  #readDropped(field: number, draft: SpanDraft): boolean {
    const count = readCountBytes(this.#json);
    if (field === Field.droppedAttributes) draft.droppedAttributes = count;
    else if (field === Field.droppedEvents) draft.droppedEvents = count;
    else draft.droppedLinks = count;
    return count !== NONE;
  }

  #readStatus(draft: SpanDraft): boolean {
    const json = this.#json;
    if (!json.take(OPEN_OBJECT)) return false;
    let seen = 0;
    for (
      let field = json.nextField(statusFields, START);
      field !== END;
      field = json.nextField(statusFields, field)
    ) {
      if (field === BROKEN || (seen & (1 << field)) !== 0) return false;
      seen |= 1 << field;
      if (json.takeNull()) continue;
      if (field === CODE) {
        draft.status = this.#readEnum(this.#statuses, 2);
        if (draft.status === NONE) return false;
      } else {
        const text = this.#texts.read();
        if (text === NONE) return false;
        if (!this.#texts.isEmpty(text)) draft.statusMessage = text;
      }
    }
    return true;
  }

  /** Reads a number up to `max`, or a name by its index; NONE for anything else. */
  #readEnum(byName: ReadonlyMap<number, number>, max: number): number {
    const json = this.#json;
    if (json.peek() === QUOTE) return byName.get(this.#texts.read()) ?? NONE;
    if (!json.readNumber() || !Number.isInteger(json.number)) return NONE;
    return json.number >= 0 && json.number <= max ? json.number : NONE;
  }
}

/** Reads '' or 16 hexadecimal digits; other lengths may be base64. */
function readSpanId(json: JsonBytes, id: IdHalves): boolean {
  if (!readHexId(json, id)) return false;
  const length = json.textTo - json.textFrom;
  return length === 16 || length === 0;
}

function clearId(id: IdHalves): void {
  id.high = 0;
  id.low = 0;
}

function clearTime(time: SplitTime): void {
  time.micros = 0;
  time.nanos = 0;
}
