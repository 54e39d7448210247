/**
 * The parts of a value that a stream has read before its skeleton. They are claimed when the skeleton is
 * read.
 */
import type { JaegerTraceReader } from '../jaeger/readTrace.ts';
import { isObject, type WireObject } from '../json/wireValue.ts';
import { OtlpEntryReader } from '../otlp/readDocument.ts';
import type { TraceCollection } from '../spans/traceCollection.ts';

export class ReadAhead {
  readonly #traces: (JaegerTraceReader | undefined)[] = [];
  #entryCount = 0;
  #claimedCount = 0;
  #isSurprised = false;

  /** Returns the number that represents the list in the skeleton, as in `"spans":[0]`. */
  addTrace(reader: JaegerTraceReader): number {
    return this.#traces.push(reader) - 1;
  }

  /** An entry of resource spans has been read; `{}` takes its place. */
  addEntry(): void {
    this.#entryCount++;
  }

  /** Something turned out to mean something else than assumed. */
  surprise(): void {
    this.#isSurprised = true;
  }

  /** Returns whether this trace's spans have been read ahead; if so, the rest of the trace is read now. */
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

  /** Claims the entries of a list of resource spans. Entries that are not objects have stayed in the list. */
  claimEntries(collection: TraceCollection, list: readonly unknown[], path: string): void {
    for (let position = 0; position < list.length; position++) {
      if (isObject(list[position])) this.#claimedCount++;
      else new OtlpEntryReader(collection, `${path}[${position}]`, false).finish(list[position], () => -1);
    }
  }

  /**
   * Called after the skeleton has been read. Returns false if something that was read ahead has no place in
   * it after all: below a field that occurs twice, or next to one that takes precedence.
   */
  isAllClaimed(): boolean {
    return !this.#isSurprised && this.#claimedCount === this.#traces.length + this.#entryCount;
  }

  /** Spans without a place in the skeleton belong to unknown services. */
  finishUnclaimed(): void {
    for (const reader of this.#traces) reader?.finish({});
  }
}
