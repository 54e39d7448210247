/** Reads spans of OTLP JSON from bytes. They may belong to several traces; finds the reader for each. */

import type { TraceBuilder } from '../../model/build/traceBuilder.ts';
import { normalizeTraceId } from '../../model/spanIds.ts';
import type { TraceId } from '../../model/trace.ts';
import { FieldNames, START } from '../json/fieldNames.ts';
import { JsonBytes, OPEN_OBJECT } from '../json/jsonBytes.ts';
import { isLowerHex } from '../spans/hexIdBytes.ts';
import { OtlpSpanBytes } from './spanBytes.ts';

const firstField = new FieldNames(['traceId']);
const ID_LENGTH = 32;

export class OtlpBytes {
  readonly #builderOf: (id: TraceId) => TraceBuilder;
  readonly #json = new JsonBytes();
  readonly #readers = new Map<TraceId, OtlpSpanBytes>();
  readonly #decoder = new TextDecoder();
  #reader: OtlpSpanBytes | undefined;

  constructor(builderOf: (id: TraceId) => TraceBuilder) {
    this.#builderOf = builderOf;
  }

  /** The position of the comma or bracket after the last span. */
  get end(): number {
    return this.#json.position;
  }

  /**
   * Reads a span in the same way as `OtlpSpanBytes.read`. Returns the builder that received it, or undefined
   * if nothing was added.
   */
  read(bytes: Uint8Array, from: number): TraceBuilder | undefined {
    const json = this.#json;
    json.load(bytes, from);
    this.#chooseReader();
    json.position = from;
    return this.#reader?.read() === true ? this.#reader.builder : undefined;
  }

  /**
   * Chooses by the first field, which usually has the id. Otherwise the span must have the same id as the
   * previous one, or it is refused.
   */
  #chooseReader(): void {
    const json = this.#json;
    if (!json.take(OPEN_OBJECT) || json.nextField(firstField, START) !== 0 || !json.readText()) return;
    const { textView, textFrom, textTo } = json;
    if (this.#reader?.isTraceId(textView, textFrom, textTo)) return;
    if (
      json.position === json.bytes.length ||
      textTo - textFrom !== ID_LENGTH ||
      !isLowerHex(textView, textFrom, textTo)
    )
      return;
    const id = normalizeTraceId(this.#decoder.decode(json.bytes.subarray(textFrom, textTo)));
    const reader = this.#readers.get(id) ?? new OtlpSpanBytes(json, this.#builderOf(id));
    this.#readers.set(id, reader);
    this.#reader = reader;
  }
}
