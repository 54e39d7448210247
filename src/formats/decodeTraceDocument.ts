/** The door of this folder: the bytes of one or many traces, in any form that is known, become Traces. */
import { err, ok, type Result } from '../base/result.ts';
import type { Trace, TraceWarning } from '../model/trace.ts';
import { camelCaseFields } from './camelCaseFields.ts';
import { messageOfError } from './decodeErrorBody.ts';
import { type DecodeFailure, parseDocument } from './parseDocument.ts';
import { readJaegerTrace } from './readJaegerTrace.ts';
import { readOtlpResourceSpans } from './readOtlpDocument.ts';
import { schemaMessages } from './schemaMessages.ts';
import { jaegerEnvelopeSchema, jaegerTraceSchema } from './schemasJaeger.ts';
import { type LazySpans, skimSpans } from './skimSpans.ts';
import { TraceCollection } from './traceCollection.ts';
import { isObject, type WireObject } from './wireValue.ts';

export type { DecodeFailure } from './parseDocument.ts';

export interface DecodedDocument {
  readonly format: 'jaeger' | 'otlp';
  /** In order of first appearance; none where the document has none. */
  readonly traces: readonly Trace[];
  /** Of the document, not of one trace. */
  readonly warnings: readonly TraceWarning[];
}

/**
 * Decodes Jaeger JSON (envelope, list, or bare trace) and OTLP JSON (`resourceSpans` bare, in `result`, in a list, or a
 * document a line, with lines of other signals between). `onProgress` hears now and then how many spans are read.
 */
export function decodeTraceDocument(
  body: Uint8Array | string,
  onProgress?: (spans: number) => void,
): Result<DecodedDocument, DecodeFailure> {
  if (typeof body !== 'string' && body[0] === 0x1f && body[1] === 0x8b) return err(compressed);
  if (typeof body !== 'string' && body.length >= BIG_BODY) {
    const decoded = decodeSkimmed(body, onProgress);
    if (decoded?.ok) return decoded;
  }
  const text = typeof body === 'string' ? body.replace(/^\uFEFF/, '') : new TextDecoder().decode(body);
  return decodeText(text, [], onProgress);
}

const compressed: DecodeFailure = {
  kind: 'not-json',
  message: 'These are compressed bytes (gzip) that are not declared as such, so they were not unpacked.',
  detail: undefined,
};

/** Below this size it costs more to look for spans first than to parse all at once. */
const BIG_BODY = 200_000;

/** undefined where some of it is no JSON: parsing all of it then says where. */
function decodeSkimmed(
  body: Uint8Array,
  onProgress: ((spans: number) => void) | undefined,
): Result<DecodedDocument, DecodeFailure> | undefined {
  const skimmed = skimSpans(body);
  if (skimmed === undefined) return undefined;
  try {
    return decodeText(skimmed.skeleton, skimmed.lists, onProgress);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function decodeText(
  text: string,
  spanLists: readonly LazySpans[],
  onProgress: ((spans: number) => void) | undefined,
): Result<DecodedDocument, DecodeFailure> {
  const parsed = parseDocument(text);
  if (!parsed.ok) return parsed;
  const reading = new DocumentReading(new TraceCollection(spanLists, onProgress));
  for (const { value, path } of parsed.value.values) reading.read(value, path);
  for (const { message, isCutOff } of parsed.value.problems) {
    reading.collection.problems.add('incomplete', isCutOff ? 'cut' : 'line', message);
  }
  return reading.finish();
}

/** Reads the values of a document one after another, and remembers what they were. */
class DocumentReading {
  readonly collection: TraceCollection;
  #format: 'jaeger' | 'otlp' | undefined;
  #unrecognised: string | undefined;

  constructor(collection: TraceCollection) {
    this.collection = collection;
  }

  read(value: unknown, path: string): void {
    if (Array.isArray(value)) {
      if (value.length === 0) this.#format ??= 'jaeger';
      for (let position = 0; position < value.length; position++) {
        const memberPath = `${path}[${position}]`;
        const member: unknown = value[position];
        if (!this.#readObject(member, memberPath)) this.#refuse(member, memberPath);
      }
    } else if (!this.#readObject(value, path)) {
      this.#refuse(value, path);
    }
  }

  finish(): Result<DecodedDocument, DecodeFailure> {
    if (this.#format === undefined) {
      return err({
        kind: 'unrecognised',
        message: `This is JSON, but no trace of Jaeger or OpenTelemetry: ${this.#unrecognised ?? 'nothing was found in it'}.`,
        detail: undefined,
      });
    }
    if (this.#unrecognised !== undefined) {
      this.collection.problems.add('undecodable-value', 'unrecognised', this.#unrecognised);
    }
    return ok({ format: this.#format, ...this.collection.finish() });
  }

  #refuse(value: unknown, path: string): void {
    this.#unrecognised ??= `${path === '' ? '' : `${path}: `}found ${describeValue(value)}`;
  }

  #readObject(value: unknown, path: string): boolean {
    if (!isObject(value)) return false;
    const prefix = path === '' || path.endsWith(' ') ? path : `${path}.`;
    if (isObject(value.result) && !('data' in value))
      return this.#readOtlp(value.result, `${prefix}result.`, true);
    return this.#readOtlp(value, prefix, false) || this.#readJaeger(value, path, prefix);
  }

  /** `isWrapped`: an answer of v3, which is OTLP even where it is empty. */
  #readOtlp(value: WireObject, prefix: string, isWrapped: boolean): boolean {
    const isSnakeCase = 'resource_spans' in value;
    const source = isSnakeCase ? camelCaseFields(value) : value;
    const list = source.resourceSpans ?? source.batches;
    const field =
      source.resourceSpans === undefined && source.batches !== undefined ? 'batches' : 'resourceSpans';
    if (list === undefined || list === null) {
      if (!isWrapped && !isOtherSignal(value) && !('resourceSpans' in source)) return false;
      this.#format ??= 'otlp';
      return true;
    }
    if (!Array.isArray(list)) return false;
    this.#format = 'otlp';
    readOtlpResourceSpans(this.collection, list, `${prefix}${field}`);
    return true;
  }

  #readJaeger(value: WireObject, path: string, prefix: string): boolean {
    if ('data' in value) return this.#readEnvelope(value, prefix);
    if (!('spans' in value)) return false;
    return this.#readTrace(value, path);
  }

  #readEnvelope(value: WireObject, prefix: string): boolean {
    const envelope = jaegerEnvelopeSchema.safeParse(value);
    if (!envelope.success) return false;
    const { data, errors } = envelope.data;
    const members: unknown = data ?? [];
    if (!Array.isArray(members) && !isObject(members)) return false;
    this.#format ??= 'jaeger';
    for (const error of errors ?? []) {
      const message = error.traceID ? `${error.msg} (trace ${error.traceID})` : error.msg;
      this.collection.problems.add('incomplete', message, message);
    }
    const list: unknown[] = Array.isArray(members) ? members : [members];
    for (let position = 0; position < list.length; position++) {
      const memberPath = Array.isArray(members) ? `${prefix}data[${position}]` : `${prefix}data`;
      const member = list[position];
      if (!isObject(member) || !this.#readTrace(member, memberPath)) this.#refuse(member, memberPath);
    }
    return true;
  }

  #readTrace(value: WireObject, path: string): boolean {
    if (!('spans' in value || 'traceID' in value)) return false;
    const checked = jaegerTraceSchema.safeParse(value, schemaMessages);
    // What is wrong beside the spans is said, and the spans are read without it.
    const faults = checked.error?.issues ?? [];
    if (faults.some((fault) => fault.path[0] === 'spans')) return false;
    const prefix = path === '' || path.endsWith(' ') ? path : `${path}.`;
    for (const { path: at, message } of faults) {
      const place = `${prefix}${at.join('.')}`;
      this.collection.problems.add('undecodable-value', place, `${place}: ${message}`);
    }
    this.#format = 'jaeger';
    readJaegerTrace(this.collection, value, path);
    return true;
  }
}

/** Files of the collector hold metrics and logs between the traces. */
function isOtherSignal(value: WireObject): boolean {
  return ['resourceMetrics', 'resource_metrics', 'resourceLogs', 'resource_logs', 'resourceProfiles'].some(
    (field) => field in value,
  );
}

/** For "found …": an error of a server in its own words, else what kind of JSON it is. */
function describeValue(value: unknown): string {
  const said = messageOfError(value);
  if (said !== undefined) return `an error of the server, “${said}”`;
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value !== 'object') return `a ${typeof value}`;
  const fields = Object.keys(value);
  if (fields.length === 0) return 'an object without fields';
  const shown = fields.slice(0, 6).map((field) => JSON.stringify(field));
  return `an object with the fields ${shown.join(', ')}${fields.length > shown.length ? ', …' : ''}`;
}
