/** Reads events and links of a span of OTLP JSON from bytes. */

import type { TraceBuilder } from '../../model/build/traceBuilder.ts';
import { LinkKind, NONE } from '../../model/trace.ts';
import { BROKEN, END, FieldNames, START } from '../json/fieldNames.ts';
import { type JsonBytes, OPEN_LIST, OPEN_OBJECT } from '../json/jsonBytes.ts';
import type { SplitTime } from '../json/wireValue.ts';
import type { ByteTexts } from '../spans/byteTexts.ts';
import { isLowerHex, isZeroHex } from '../spans/hexIdBytes.ts';
import type { OtlpAttributeBytes } from './attributeBytes.ts';
import { readCountBytes, readNanosBytes } from './numberBytes.ts';

const eventFields = new FieldNames(['timeUnixNano', 'name', 'attributes', 'droppedAttributesCount']);
const EventField = { time: 0, name: 1, attributes: 2 } as const;

const linkFields = new FieldNames([
  'traceId',
  'spanId',
  'traceState',
  'attributes',
  'droppedAttributesCount',
]);
const LinkField = { traceId: 0, spanId: 1, traceState: 2, attributes: 3 } as const;

/** For them, `OtlpAttributeBytes` refuses no key. */
const ANY_KEY = NONE;

export class OtlpEventBytes {
  readonly #json: JsonBytes;
  readonly #builder: TraceBuilder;
  readonly #texts: ByteTexts;
  readonly #attributes: OtlpAttributeBytes;
  readonly #empty: number;
  readonly #time: SplitTime = { micros: 0, nanos: 0 };
  #name: number = NONE;
  #dropped = 0;
  #traceId: number = NONE;
  #spanId: number = NONE;
  #traceState: number = NONE;

  constructor(json: JsonBytes, builder: TraceBuilder, texts: ByteTexts, attributes: OtlpAttributeBytes) {
    this.#json = json;
    this.#builder = builder;
    this.#texts = texts;
    this.#attributes = attributes;
    this.#empty = builder.strings.intern('');
  }

  readEvents(): boolean {
    const json = this.#json;
    if (!json.take(OPEN_LIST)) return false;
    for (let isFirst = true; json.nextMember(isFirst); isFirst = false) {
      if (!this.#readEvent()) return false;
    }
    return !json.isBroken;
  }

  readLinks(): boolean {
    const json = this.#json;
    if (!json.take(OPEN_LIST)) return false;
    for (let isFirst = true; json.nextMember(isFirst); isFirst = false) {
      if (!this.#readLink()) return false;
    }
    return !json.isBroken;
  }

  #readEvent(): boolean {
    const json = this.#json;
    if (!json.take(OPEN_OBJECT)) return false;
    this.#time.micros = 0;
    this.#time.nanos = 0;
    this.#name = this.#empty;
    this.#dropped = 0;
    let seen = 0;
    for (
      let field = json.nextField(eventFields, START);
      field !== END;
      field = json.nextField(eventFields, field)
    ) {
      if (field === BROKEN || (seen & (1 << field)) !== 0) return false;
      seen |= 1 << field;
      if (!json.takeNull() && !this.#readEventField(field)) return false;
    }
    this.#builder.addEvent(this.#time.micros, this.#time.nanos, this.#name, this.#dropped);
    this.#builder.endEvent();
    return true;
  }

  #readEventField(field: number): boolean {
    switch (field) {
      case EventField.time:
        return readNanosBytes(this.#json, this.#time);
      case EventField.name:
        this.#name = this.#texts.read();
        return this.#name !== NONE;
      case EventField.attributes:
        return this.#attributes.read(this.#builder.events.attributes, ANY_KEY);
      default:
        this.#dropped = readCountBytes(this.#json);
        return this.#dropped !== NONE;
    }
  }

  #readLink(): boolean {
    const json = this.#json;
    if (!json.take(OPEN_OBJECT)) return false;
    this.#traceId = NONE;
    this.#spanId = NONE;
    this.#traceState = NONE;
    this.#dropped = 0;
    let seen = 0;
    for (
      let field = json.nextField(linkFields, START);
      field !== END;
      field = json.nextField(linkFields, field)
    ) {
      if (field === BROKEN || (seen & (1 << field)) !== 0) return false;
      seen |= 1 << field;
      if (!json.takeNull() && !this.#readLinkField(field)) return false;
    }
    if (this.#traceId === NONE || this.#spanId === NONE) return false;
    this.#builder.addLink(LinkKind.link, this.#traceId, this.#spanId, this.#traceState, this.#dropped);
    this.#builder.endLink();
    return true;
  }

  #readLinkField(field: number): boolean {
    switch (field) {
      case LinkField.traceId:
        this.#traceId = this.#readId(32);
        return this.#traceId !== NONE;
      case LinkField.spanId:
        this.#spanId = this.#readId(16);
        return this.#spanId !== NONE;
      case LinkField.traceState:
        this.#traceState = this.#texts.read();
        if (this.#traceState === NONE) return false;
        if (this.#traceState === this.#empty) this.#traceState = NONE;
        return true;
      case LinkField.attributes:
        return this.#attributes.read(this.#builder.links.attributes, ANY_KEY);
      default:
        this.#dropped = readCountBytes(this.#json);
        return this.#dropped !== NONE;
    }
  }

  /**
   * Returns the index of an id with this many hexadecimal digits, not all zeros, written in the model's form;
   * else NONE.
   */
  #readId(length: number): number {
    const json = this.#json;
    if (!json.readText() || json.textTo - json.textFrom !== length) return NONE;
    const { textView, textFrom, textTo } = json;
    if (!isLowerHex(textView, textFrom, textTo) || isZeroHex(textView, textFrom, textTo)) return NONE;
    return this.#texts.internText();
  }
}
