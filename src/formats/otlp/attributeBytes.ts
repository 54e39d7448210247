/** Reads attributes of OTLP JSON from bytes, with the same texts and types as `otlpValues` returns. */
import type { AttributeRows } from '../../model/build/attributeRows.ts';
import type { StringTableBuilder } from '../../model/build/stringTableBuilder.ts';
import { AttributeType, NONE } from '../../model/trace.ts';
import { BROKEN, END, FieldNames, START } from '../json/fieldNames.ts';
import { type JsonBytes, OPEN_LIST, OPEN_OBJECT, QUOTE } from '../json/jsonBytes.ts';
import type { TypedText } from '../json/typedText.ts';
import { type ByteTexts, Guesses } from '../spans/byteTexts.ts';
import { readOtlpValue } from './values.ts';

const names = new FieldNames(['key', 'value']);
const KEY = 0;

const valueNames = new FieldNames(['stringValue', 'intValue', 'boolValue', 'doubleValue']);
const STRING_VALUE = 0;
const INT_VALUE = 1;
const BOOL_VALUE = 2;
const DOUBLE_VALUE = 3;

/** Same limit as in WHOLE_NUMBER. */
const MAX_DIGITS = 300;

export class OtlpAttributeBytes {
  readonly #json: JsonBytes;
  readonly #texts: ByteTexts;
  readonly #strings: StringTableBuilder;
  readonly #empty: number;
  readonly #true: number;
  readonly #false: number;
  /** By key: the key of the following attribute, its last text, its last whole number. */
  readonly #nextKeys = new Guesses();
  readonly #lastTexts = new Guesses();
  readonly #lastInts = new Guesses();
  readonly #typed: TypedText = { type: 0, text: '' };
  #key: number = NONE;
  #type: number = AttributeType.empty;
  #value: number = NONE;

  constructor(json: JsonBytes, texts: ByteTexts, strings: StringTableBuilder) {
    this.#json = json;
    this.#texts = texts;
    this.#strings = strings;
    this.#empty = strings.intern('');
    this.#true = strings.intern('true');
    this.#false = strings.intern('false');
  }

  /**
   * Moves a list of attributes into rows. Returns false if it is not a list, has to be parsed, or contains
   * `refusedKey`.
   */
  read(rows: AttributeRows, refusedKey: number): boolean {
    const json = this.#json;
    if (!json.take(OPEN_LIST)) return false;
    let keyBefore = this.#empty;
    for (let isFirst = true; json.nextMember(isFirst); isFirst = false) {
      if (!this.#readAttribute(keyBefore) || this.#key === refusedKey) return false;
      rows.push(this.#key, this.#type, this.#value);
      keyBefore = this.#key;
    }
    return !json.isBroken;
  }

  #readAttribute(keyBefore: number): boolean {
    const json = this.#json;
    if (!json.take(OPEN_OBJECT)) return false;
    this.#key = this.#empty;
    this.#type = AttributeType.empty;
    this.#value = this.#empty;
    let seen = 0;
    for (let field = json.nextField(names, START); field !== END; field = json.nextField(names, field)) {
      if (field === BROKEN || (seen & (1 << field)) !== 0) return false;
      seen |= 1 << field;
      if (json.takeNull()) continue;
      if (field === KEY) {
        this.#key = this.#texts.readAs(this.#nextKeys, keyBefore);
        if (this.#key === NONE) return false;
      } else if (!this.#readAnyValue()) {
        return false;
      }
    }
    return true;
  }

  /** Reads a value of a usual kind from bytes; parses any other. */
  #readAnyValue(): boolean {
    const json = this.#json;
    if (json.peek() !== OPEN_OBJECT) return false;
    const from = json.position;
    json.position++;
    const field = json.nextField(valueNames, START);
    if (field >= 0 && this.#readKind(field) && json.nextField(valueNames, field) === END) return true;
    json.position = from;
    const typed = this.#typed;
    if (!readOtlpValue(json.parseNested() ?? false, typed)) return false;
    this.#type = typed.type;
    this.#value = this.#strings.intern(typed.text);
    return true;
  }

  #readKind(field: number): boolean {
    const json = this.#json;
    switch (field) {
      case STRING_VALUE:
        this.#type = AttributeType.string;
        this.#value = this.#texts.readAs(this.#lastTexts, this.#key);
        return this.#value !== NONE;
      case INT_VALUE:
        this.#type = AttributeType.int;
        return this.#readInt();
      case BOOL_VALUE: {
        const truth = json.takeBoolean();
        this.#type = AttributeType.bool;
        this.#value = truth === 1 ? this.#true : this.#false;
        return truth !== -1;
      }
      case DOUBLE_VALUE:
        this.#type = AttributeType.double;
        if (!json.readNumber()) return false;
        this.#value = this.#texts.internNumber();
        return true;
      default:
        return false;
    }
  }

  #readInt(): boolean {
    const json = this.#json;
    const texts = this.#texts;
    if (json.peek() !== QUOTE) {
      if (!json.readNumber() || !Number.isInteger(json.number)) return false;
      this.#value = texts.internNumber();
      return true;
    }
    this.#value = texts.takeGuess(this.#lastInts, this.#key);
    if (this.#value !== NONE) return true;
    if (!json.readText() || !isWhole(json.textView, json.textFrom, json.textTo)) return false;
    this.#value = texts.internText();
    if (json.isTextPlain) this.#lastInts.set(this.#key, this.#value);
    return true;
  }
}

function isWhole(view: DataView, from: number, to: number): boolean {
  const digits = from < to && view.getUint8(from) === 45 ? from + 1 : from;
  if (digits === to || to - digits > MAX_DIGITS) return false;
  for (let position = digits; position < to; position++) {
    const byte = view.getUint8(position);
    if (byte < 48 || byte > 57) return false;
  }
  return true;
}
