/** Spans of OTLP JSON in bytes, of any traces: finds the reader of each span's trace. */

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

  /** The place of the comma or bracket behind the span that was read last. */
  get end(): number {
    return this.#json.position;
  }

  /** Reads a span as `OtlpSpanBytes.read`, and gives the builder that has it now; undefined where nothing was added. */
  read(bytes: Uint8Array, from: number): TraceBuilder | undefined {
    const json = this.#json;
    json.load(bytes, from);
    this.#chooseReader();
    json.position = from;
    return this.#reader?.read() === true ? this.#reader.builder : undefined;
  }

  /** By the first field, where the id mostly stands. Elsewhere it is that of the span before, or the span is refused. */
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
