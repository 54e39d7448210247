/** What a stream has read of a value ahead of its skeleton, for the reading of the skeleton to claim. */
import type { JaegerTraceReader } from '../jaeger/readTrace.ts';
import { isObject, type WireObject } from '../json/wireValue.ts';
import { OtlpEntryReader } from '../otlp/readDocument.ts';
import type { TraceCollection } from '../spans/traceCollection.ts';

export class ReadAhead {
  readonly #traces: (JaegerTraceReader | undefined)[] = [];
  #entryCount = 0;
  #claimedCount = 0;
  #isSurprised = false;

  /** Gives the number that stands for the list in the skeleton, as `"spans":[0]`. */
  addTrace(reader: JaegerTraceReader): number {
    return this.#traces.push(reader) - 1;
  }

  /** An entry of resource spans has been read; `{}` stands for it. */
  addEntry(): void {
    this.#entryCount++;
  }

  /** Something does not mean what it was taken for. */
  surprise(): void {
    this.#isSurprised = true;
  }

  /** Whether this trace's spans have been read ahead; then all of it is read now. */
  claimTrace(trace: WireObject): boolean {
    const { spans } = trace;
    const number: unknown = Array.isArray(spans) && spans.length === 1 ? spans.at(0) : undefined;
    if (typeof number !== 'number') return false;
    const reader = this.#traces.at(number);
    if (reader === undefined) return false;
    this.#traces[number] = undefined;
    this.#claimedCount++;
    if (!reader.finish(trace)) this.#isSurprised = true;
    return true;
  }

  /** The entries of a list of resource spans; what is no object was left where it stands. */
  claimEntries(collection: TraceCollection, list: readonly unknown[], path: string): void {
    for (let position = 0; position < list.length; position++) {
      if (isObject(list[position])) this.#claimedCount++;
      else new OtlpEntryReader(collection, `${path}[${position}]`, false).finish(list[position], () => -1);
    }
  }

  /**
   * The skeleton has been read. False where some of what was read ahead has no place in it after all: under a field
   * that stands there twice, or beside one that goes before it.
   */
  isAllClaimed(): boolean {
    return !this.#isSurprised && this.#claimedCount === this.#traces.length + this.#entryCount;
  }

  /** Spans without a place in the skeleton are of unknown services. */
  finishUnclaimed(): void {
    for (const reader of this.#traces) reader?.finish({});
  }
}
