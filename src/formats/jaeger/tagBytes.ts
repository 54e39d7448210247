/** Reads tags of Jaeger JSON from bytes, with the same texts and types as `jaegerTags` returns. */
import type { StringTableBuilder } from '../../model/build/stringTableBuilder.ts';
import { AttributeType, NONE } from '../../model/trace.ts';
import { BROKEN, END, FieldNames, START } from '../json/fieldNames.ts';
import { type JsonBytes, OPEN_LIST, OPEN_OBJECT, QUOTE } from '../json/jsonBytes.ts';
import type { TypedText } from '../json/typedText.ts';
import { type ByteTexts, Guesses } from '../spans/byteTexts.ts';
import { readJaegerValue, typeOfNumber } from './tags.ts';

const names = new FieldNames(['key', 'type', 'value']);
const KEY = 0;
const TYPE = 1;
const VALUE = 2;

/** The kind of a value on the wire. */
const Shape = { none: 0, text: 1, number: 2, boolean: 3, nested: 4 } as const;

export class JaegerTagBytes {
  /** The last tag that was read: indexes of texts, and an AttributeType. */
  key: number = NONE;
  type: number = AttributeType.empty;
  value: number = NONE;
  /** Its value is a text on the wire, whatever its type. */
  isText = false;

  readonly #json: JsonBytes;
  readonly #texts: ByteTexts;
  readonly #strings: StringTableBuilder;
  readonly #empty: number;
  readonly #true: number;
  readonly #false: number;
  readonly #string: number;
  readonly #float64: number;
  /** By key: the key of the following tag, its declared type, its value. */
  readonly #nextKeys = new Guesses();
  readonly #types = new Guesses();
  readonly #values = new Guesses();
  readonly #typed: TypedText = { type: 0, text: '' };
  #declared: number = NONE;
  #shape: number = Shape.none;
  #nested: unknown = undefined;

  constructor(json: JsonBytes, texts: ByteTexts, strings: StringTableBuilder) {
    this.#json = json;
    this.#texts = texts;
    this.#strings = strings;
    this.#empty = strings.intern('');
    this.#true = strings.intern('true');
    this.#false = strings.intern('false');
    this.#string = strings.intern('string');
    this.#float64 = strings.intern('float64');
  }

  /**
   * Returns false if it is not a tag, or has to be parsed. `keyBefore`: the key of the previous tag, 0 for
   * the first.
   */
  read(keyBefore: number): boolean {
    const json = this.#json;
    if (!json.take(OPEN_OBJECT)) return false;
    this.key = NONE;
    this.#declared = NONE;
    this.#shape = Shape.none;
    let seen = 0;
    for (let field = json.nextField(names, START); field !== END; field = json.nextField(names, field)) {
      if (field === BROKEN || (seen & (1 << field)) !== 0) return false;
      seen |= 1 << field;
      if (!this.#readField(field, keyBefore)) return false;
    }
    return this.key !== NONE && this.#setType();
  }

  #readField(field: number, keyBefore: number): boolean {
    const texts = this.#texts;
    switch (field) {
      case KEY:
        this.key = texts.readAs(this.#nextKeys, keyBefore);
        return this.key !== NONE;
      case TYPE:
        if (this.#json.takeNull()) return true;
        this.#declared = texts.readAs(this.#types, this.key);
        return this.#declared !== NONE;
      case VALUE:
        return this.#readValue();
      default:
        return false;
    }
  }

  #readValue(): boolean {
    const json = this.#json;
    const byte = json.peek();
    if (byte === QUOTE) {
      this.#shape = Shape.text;
      this.value = this.#texts.readAs(this.#values, this.key);
      return this.value !== NONE;
    }
    if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
      this.#shape = Shape.nested;
      this.#nested = json.parseNested();
      return this.#nested !== undefined;
    }
    if (json.takeNull()) return true;
    const truth = json.takeBoolean();
    if (truth !== -1) {
      this.#shape = Shape.boolean;
      this.value = truth === 1 ? this.#true : this.#false;
      return true;
    }
    if (!json.readNumber()) return false;
    this.#shape = Shape.number;
    this.value = this.#texts.internNumber();
    this.type = typeOfNumber(undefined, json.number);
    return true;
  }

  /** Called when all fields are known, because the declared type may come after the value. */
  #setType(): true {
    this.isText = this.#shape === Shape.text;
    switch (this.#shape) {
      case Shape.text:
        if (this.#declared === this.#string || this.#declared === NONE) this.type = AttributeType.string;
        else this.#setTypeBy(this.#strings.get(this.value));
        break;
      case Shape.number:
        if (this.#declared === this.#float64) this.type = AttributeType.double;
        break;
      case Shape.boolean:
        this.type = AttributeType.bool;
        break;
      case Shape.nested:
        this.#setTypeBy(this.#nested);
        this.value = this.#strings.intern(this.#typed.text);
        break;
      default:
        this.type = AttributeType.empty;
        this.value = this.#empty;
    }
    return true;
  }

  #setTypeBy(value: unknown): void {
    const declared = this.#declared === NONE ? undefined : this.#strings.get(this.#declared);
    readJaegerValue(declared, value, this.#typed);
    this.type = this.#typed.type;
  }
}
