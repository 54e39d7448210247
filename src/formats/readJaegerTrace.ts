/** Reads one trace of Jaeger JSON: its processes and its spans. */
import { AttributeRows } from '../model/attributeRows.ts';
import { normalizeTraceId } from '../model/spanIds.ts';
import type { TraceId } from '../model/trace.ts';
import type { TraceBuilder } from '../model/traceBuilder.ts';
import { readJaegerTags } from './jaegerTags.ts';
import { JaegerSpanReader } from './readJaegerSpan.ts';
import { rescueJaegerProcess, rescueJaegerSpan } from './rescueJaeger.ts';
import type { LazySpans } from './skimSpans.ts';
import type { TraceCollection } from './traceCollection.ts';
import { isObject, type WireObject } from './wireValue.ts';

/** `path`: where the trace stands in the document, as `data[0]`; '' when it is the document. */
export function readJaegerTrace(collection: TraceCollection, trace: WireObject, path: string): void {
  const spans = collection.spansOf(trace.spans);
  const builder = collection.builderOf(readTraceId(trace, spans));
  const prefix = path === '' ? '' : `${path}.`;
  const processes = new ProcessReader(builder, trace.processes, `${prefix}processes`);
  const reader = new JaegerSpanReader(builder, (span) => processes.resourceOf(span));
  spans.forEach((span, position) => {
    if (!reader.read(span)) {
      const rescued = rescueJaegerSpan(span, `${prefix}spans[${position}]`, builder.problems);
      if (rescued === undefined) return;
      if (!reader.read(rescued)) {
        builder.problems.add('undecodable-span', 'rescued', `${prefix}spans[${position}]: could not be read`);
        return;
      }
    }
    collection.countSpan();
  });
}

/** The trace's own, else its first span's. */
function readTraceId(trace: WireObject, spans: readonly unknown[] | LazySpans): TraceId {
  const first = 'first' in spans ? spans.first() : spans.at(0);
  const ids = [trace.traceID, isObject(first) ? first.traceID : undefined];
  const id = ids.find((candidate) => typeof candidate === 'string' && candidate !== '');
  return normalizeTraceId(typeof id === 'string' ? id : '0');
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
    const resource = this.#read(id === '' ? {} : this.#processes[id], `${this.#path}.${id}`);
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
