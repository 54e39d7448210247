/**
 * Reads one trace of Jaeger JSON: its spans as they come, and its processes when they arrive, before or after
 * the spans.
 */
import { AttributeRows } from '../../model/build/attributeRows.ts';
import type { TraceBuilder } from '../../model/build/traceBuilder.ts';
import { normalizeTraceId } from '../../model/spanIds.ts';
import type { TraceId } from '../../model/trace.ts';
import { isObject, type WireObject } from '../json/wireValue.ts';
import type { SpanSink } from '../spans/spanSink.ts';
import type { TraceCollection } from '../spans/traceCollection.ts';
import { JaegerSpanReader } from './readSpan.ts';
import { rescueJaegerProcess, rescueJaegerSpan } from './rescue.ts';
import { JaegerSpanBytes } from './spanBytes.ts';
import { readJaegerTags } from './tags.ts';

/** `path`: the position of the trace in the document, as in `data[0]`; '' if it is the document. */
export function readJaegerTrace(collection: TraceCollection, trace: WireObject, path: string): void {
  const reader = new JaegerTraceReader(collection, trace.traceID, path);
  if (Array.isArray(trace.spans)) for (const span of trace.spans) reader.readParsed(span);
  reader.endSpans();
  reader.finish(trace);
}

/**
 * Until `finish`, the resource of a span is a number that only this reader understands, because the processes
 * may come after the spans. The spans of one reader are adjacent in their builder.
 */
export class JaegerTraceReader implements SpanSink {
  readonly #collection: TraceCollection;
  readonly #prefix: string;
  readonly #givenId: string | undefined;
  #position = 0;
  #reading: SpansOfTrace | undefined;

  /** `traceID`: the trace's own id, if it is known yet. `path`: as in `data[0]`; '' for the document. */
  constructor(collection: TraceCollection, traceID: unknown, path: string) {
    this.#collection = collection;
    this.#givenId = nonEmptyText(traceID);
    this.#prefix = path === '' || path.endsWith(' ') ? path : `${path}.`;
  }

  /** The first span is always parsed, because it may have to tell which trace this is. */
  readBytes(bytes: Uint8Array, from: number): number {
    const reading = this.#reading;
    if (reading === undefined) return -1;
    const separator = reading.byteReader.read(bytes, from);
    if (separator === -1) return -1;
    this.#position++;
    this.#collection.countSpan(reading.builder);
    return separator;
  }

  readParsed(span: unknown): void {
    const { builder, reader } = this.#spansOfTrace(span);
    const path = `${this.#prefix}spans[${this.#position++}]`;
    if (!reader.read(span)) {
      const rescued = rescueJaegerSpan(span, path, builder.problems);
      if (rescued === undefined) return;
      if (!reader.read(rescued)) {
        builder.problems.add('undecodable-span', 'rescued', `${path}: could not be read`);
        return;
      }
    }
    this.#collection.countSpan(builder);
  }

  readBroken(words: string): void {
    const path = `${this.#prefix}spans[${this.#position++}]`;
    this.#collection.problems.add('undecodable-span', 'broken', `${path}: ${words}`);
  }

  /** All spans have come. Spans of other readers may follow in the same builder before `finish`. */
  endSpans(): void {
    if (this.#reading !== undefined) this.#reading.endRow = this.#reading.builder.spanCount;
  }

  /**
   * Takes the trace without its spans. Returns false if the spans turn out to belong to a trace with another
   * id.
   */
  finish(trace: WireObject): boolean {
    const id = traceIdOf(nonEmptyText(trace.traceID) ?? this.#reading?.firstId);
    const reading = this.#reading ?? new SpansOfTrace(this.#collection.builderOf(id), undefined);
    const processes = isObject(trace.processes) ? trace.processes : {};
    reading.resolve(processes, `${this.#prefix}processes`, this.#collection);
    return reading.builder.id === id;
  }

  #spansOfTrace(firstSpan: unknown): SpansOfTrace {
    if (this.#reading !== undefined) return this.#reading;
    const firstId = isObject(firstSpan) ? nonEmptyText(firstSpan.traceID) : undefined;
    const builder = this.#collection.builderOf(traceIdOf(this.#givenId ?? firstId));
    this.#reading = new SpansOfTrace(builder, firstId);
    return this.#reading;
  }
}

function nonEmptyText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function traceIdOf(id: string | undefined): TraceId {
  return normalizeTraceId(id ?? '0');
}

/** The rows of the spans of one reader, and the processes that they name. */
class SpansOfTrace {
  readonly builder: TraceBuilder;
  readonly reader: JaegerSpanReader;
  readonly byteReader: JaegerSpanBytes;
  /** The trace id according to the first span. */
  readonly firstId: string | undefined;
  readonly #firstRow: number;
  endRow: number;
  /**
   * For each number that represents a resource: the id of a process, or the resource of a process inside a
   * span.
   */
  readonly #named: (string | number)[] = [];
  readonly #numbers = new Map<string | number, number>();
  readonly #attributes = new AttributeRows();

  constructor(builder: TraceBuilder, firstId: string | undefined) {
    this.builder = builder;
    this.firstId = firstId;
    this.#firstRow = builder.spanCount;
    this.endRow = this.#firstRow;
    this.reader = new JaegerSpanReader(builder, (span) => this.#numberOf(span));
    this.byteReader = new JaegerSpanBytes(builder, (processId) => this.numberOfProcess(processId));
  }

  #numberOf({ processID, process }: WireObject): number {
    const name = isObject(process) ? this.#read(process, 'process') : processID;
    return this.numberOfProcess(typeof name === 'string' || typeof name === 'number' ? name : '');
  }

  /** Returns the number that represents the resource until everything is known. */
  numberOfProcess(name: string | number): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const number = this.#named.length;
    this.#named.push(name);
    this.#numbers.set(name, number);
    return number;
  }

  /** The processes of a truncated document may be missing; then only their ids are known. */
  resolve(processes: WireObject, path: string, collection: TraceCollection): void {
    const resources = this.#named.map((name) => {
      if (typeof name === 'number') return name;
      if (collection.isCutOff && processes[name] === undefined) {
        collection.hasUnnamedServices = true;
        return this.#read({ serviceName: name }, path);
      }
      return this.#read(name === '' ? {} : processes[name], `${path}.${name}`);
    });
    const { resource } = this.builder.spans;
    for (let row = this.#firstRow; row < this.endRow; row++) resource.set(row, resources[resource.at(row)]);
  }

  #read(process: unknown, path: string): number {
    const { strings, problems } = this.builder;
    this.#attributes.truncate(0);
    let source = process;
    if (!isJaegerProcess(source) || !readJaegerTags(source.tags, strings, this.#attributes)) {
      source = rescueJaegerProcess(process, path, problems);
      this.#attributes.truncate(0);
      if (isJaegerProcess(source)) readJaegerTags(source.tags, strings, this.#attributes);
    }
    const name = isJaegerProcess(source) ? (source.serviceName ?? '') : '';
    return this.builder.internResource(strings.intern(name), this.#attributes);
  }
}

interface JaegerProcess {
  readonly serviceName?: string | null;
  readonly tags?: unknown;
}

function isJaegerProcess(process: unknown): process is JaegerProcess {
  if (!isObject(process)) return false;
  const { serviceName } = process;
  return typeof serviceName === 'string' || serviceName === undefined || serviceName === null;
}
