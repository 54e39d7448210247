/** Reads one trace of Jaeger JSON: its processes and its spans. */
import { AttributeRows } from '../model/attributeRows.ts';
import { normalizeTraceId } from '../model/spanIds.ts';
import type { TraceBuilder } from '../model/traceBuilder.ts';
import { readJaegerTags } from './jaegerTags.ts';
import { JaegerSpanReader } from './readJaegerSpan.ts';
import { rescueJaegerProcess, rescueJaegerSpan } from './rescueJaeger.ts';
import type { TraceCollection } from './traceCollection.ts';
import { isObject, type WireObject } from './wireValue.ts';

/** `path`: where the trace stands in the document, as `data[0]`; '' when it is the document. */
export function readJaegerTrace(collection: TraceCollection, trace: WireObject, path: string): void {
  const spans: readonly unknown[] = Array.isArray(trace.spans) ? trace.spans : [];
  const builder = collection.builderOf(readTraceId(trace, spans));
  const prefix = path === '' ? '' : `${path}.`;
  const processes = new ProcessReader(builder, trace.processes, `${prefix}processes`);
  const reader = new JaegerSpanReader(builder, (span) => processes.resourceOf(span));
  for (let position = 0; position < spans.length; position++) {
    const span = spans[position];
    if (!reader.read(span)) {
      const rescued = rescueJaegerSpan(span, `${prefix}spans[${position}]`, builder.problems);
      if (rescued === undefined || !reader.read(rescued)) continue;
    }
    collection.countSpan();
  }
}

function readTraceId(trace: WireObject, spans: readonly unknown[]) {
  const first = spans.find((span) => isObject(span) && typeof span.traceID === 'string');
  const id = typeof trace.traceID === 'string' ? trace.traceID : isObject(first) ? first.traceID : undefined;
  return normalizeTraceId(typeof id === 'string' && id !== '' ? id : '0');
}

/** Gives each span its resource: its process, by id or written in the span, each process read once. */
class ProcessReader {
  readonly #builder: TraceBuilder;
  readonly #processes: WireObject;
  readonly #path: string;
  readonly #resources = new Map<string, number>();
  readonly #attributes = new AttributeRows();

  constructor(builder: TraceBuilder, processes: unknown, path: string) {
    this.#builder = builder;
    this.#processes = isObject(processes) ? processes : {};
    this.#path = path;
  }

  resourceOf(span: WireObject): number {
    const { processID, process } = span;
    if (isObject(process)) return this.#read(process, 'process');
    const id = typeof processID === 'string' ? processID : '';
    const known = this.#resources.get(id);
    if (known !== undefined) return known;
    const resource = this.#read(this.#processes[id], `${this.#path}.${id}`);
    this.#resources.set(id, resource);
    return resource;
  }

  #read(process: unknown, path: string): number {
    const { strings, problems } = this.#builder;
    this.#attributes.truncate(0);
    let source = process;
    if (!isJaegerProcess(source) || !readJaegerTags(source.tags, strings, this.#attributes)) {
      source = rescueJaegerProcess(process, path, problems);
      this.#attributes.truncate(0);
      if (isJaegerProcess(source)) readJaegerTags(source.tags, strings, this.#attributes);
    }
    const name = isJaegerProcess(source) ? (source.serviceName ?? '') : '';
    return this.#builder.internResource(strings.intern(name), this.#attributes);
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
