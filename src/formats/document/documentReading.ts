/**
 * Reads the parsed values of a document one after another, and finds out what each is, envelope by envelope.
 */
import { err, ok, type Result } from '../../base/result.ts';
import type { Trace, TraceWarning } from '../../model/trace.ts';
import { readJaegerTrace } from '../jaeger/readTrace.ts';
import { jaegerEnvelopeSchema, jaegerTraceSchema } from '../jaeger/schemas.ts';
import { isObject, type WireObject } from '../json/wireValue.ts';
import { OtlpBytes } from '../otlp/bytes.ts';
import { camelCaseFields } from '../otlp/camelCaseFields.ts';
import { readOtlpResourceSpans } from '../otlp/readDocument.ts';
import { schemaMessages } from '../spans/schemaMessages.ts';
import type { TraceCollection } from '../spans/traceCollection.ts';
import { errorBeside, errorSaid, readStreamEnd } from './errorBody.ts';
import type { DecodeFailure } from './parseDocument.ts';
import type { ReadAhead } from './readAhead.ts';

export interface DecodedDocument {
  readonly format: 'jaeger' | 'otlp';
  /** In order of first appearance; empty if the document has no traces. */
  readonly traces: readonly Trace[];
  /** Warnings about the document, not about one trace. */
  readonly warnings: readonly TraceWarning[];
  /** The document ended early or stopped being JSON; only what came before that is included. */
  readonly isBrokenOff: boolean;
}

export class DocumentReading {
  readonly collection: TraceCollection;
  /**
   * Finds the reader for each span that comes as bytes. It is shared by all entries, because their spans may
   * belong to the same trace.
   */
  readonly otlpBytes: OtlpBytes;
  /** The parts of the current value that were read ahead. */
  #ahead: ReadAhead | undefined;
  #format: 'jaeger' | 'otlp' | undefined;
  #unrecognised: string | undefined;
  /** Errors of the server, in place of spans or beside them. */
  readonly #errors = new Set<string>();
  /** The first value that ends a stream, to describe a document that has nothing else. */
  #end: string | undefined;

  constructor(collection: TraceCollection) {
    this.collection = collection;
    this.otlpBytes = new OtlpBytes((id) => collection.builderOf(id));
  }

  /** `ahead`: given if the value is a skeleton; contains what was taken out of it. */
  read(value: unknown, path: string, ahead?: ReadAhead): void {
    this.#ahead = ahead;
    if (Array.isArray(value)) {
      if (value.length === 0) this.#format ??= 'jaeger';
      for (let position = 0; position < value.length; position++) {
        const memberPath = `${path}[${position}]`;
        const member: unknown = value[position];
        if (!this.#readObject(member, memberPath)) this.#refuse(member, memberPath);
      }
    } else if (!this.#readObject(value, path)) {
      this.#refuse(value, path);
    } else {
      const error = errorBeside(value);
      if (error !== undefined) this.#errors.add(error);
    }
  }

  finish(isBrokenOff = false): Result<DecodedDocument, DecodeFailure> {
    if (this.#format === undefined) {
      return err({
        kind: 'unrecognised',
        message: `This is JSON, but not a Jaeger or OpenTelemetry trace: ${this.#unrecognised ?? this.#end ?? 'nothing was found in it'}.`,
        detail: undefined,
      });
    }
    if (this.#unrecognised !== undefined) {
      const line = `${this.#unrecognised}, which is not a trace and was left out`;
      this.collection.problems.add('undecodable-value', 'unrecognised', line);
    }
    for (const error of this.#errors) {
      const message = `The server could not finish its answer: “${error}”. What it had not sent yet is missing.`;
      this.collection.problems.add('incomplete', error, message);
    }
    return ok({ format: this.#format, ...this.collection.finish(), isBrokenOff });
  }

  /** What is left of a truncated document may be anything, so it is not reported. */
  #refuse(value: unknown, path: string): void {
    if (this.collection.isCutOff) return;
    const found = `${path === '' || path.endsWith(' ') ? path : `${path}: `}found ${describeValue(value)}`;
    const end = readStreamEnd(value);
    if (end?.error !== undefined) this.#errors.add(end.error);
    // A mark of the end is a value of its own; in a list it would be a trace.
    if (end === undefined || (end.error === undefined && path.endsWith(']'))) this.#unrecognised ??= found;
    else this.#end ??= found;
  }

  #readObject(value: unknown, path: string): boolean {
    if (!isObject(value)) return false;
    const prefix = path === '' || path.endsWith(' ') ? path : `${path}.`;
    if (isObject(value.result) && !('data' in value))
      return this.#readOtlp(value.result, `${prefix}result.`, true);
    return this.#readOtlp(value, prefix, false) || this.#readJaeger(value, path, prefix);
  }

  /** `isWrapped`: an answer of v3, which counts as OTLP even if it is empty. */
  #readOtlp(value: WireObject, prefix: string, isWrapped: boolean): boolean {
    const isSnakeCase = 'resource_spans' in value;
    const source = isSnakeCase ? camelCaseFields(value) : value;
    // It has both spellings at once, but its contents were read ahead as if there were one.
    if (isSnakeCase && ('resourceSpans' in value || 'batches' in value)) this.#ahead?.surprise();
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
    if (this.#ahead !== undefined) this.#ahead.claimEntries(this.collection, list, `${prefix}${field}`);
    else readOtlpResourceSpans(this.collection, list, `${prefix}${field}`);
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
    // Faults outside of the spans are reported, and the spans are read anyway.
    const faults = checked.error?.issues ?? [];
    if (faults.some((fault) => fault.path[0] === 'spans')) return false;
    const prefix = path === '' || path.endsWith(' ') ? path : `${path}.`;
    for (const { path: at, message } of faults) {
      const place = `${prefix}${at.join('.')}`;
      this.collection.problems.add('undecodable-value', place, `${place}: ${message}`);
    }
    this.#format = 'jaeger';
    if (this.#ahead?.claimTrace(value) !== true) readJaegerTrace(this.collection, value, path);
    return true;
  }
}

/** The collector's files have metrics and logs between the traces. */
function isOtherSignal(value: WireObject): boolean {
  return ['resourceMetrics', 'resource_metrics', 'resourceLogs', 'resource_logs', 'resourceProfiles'].some(
    (field) => field in value,
  );
}

/** Completes "found …": a server's error in its own words, else the kind of JSON. */
function describeValue(value: unknown): string {
  const said = errorSaid(value)?.message;
  if (said !== undefined) return `an error from the server, “${said}”`;
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value !== 'object') return `a ${typeof value}`;
  const fields = Object.keys(value);
  if (fields.length === 0) return 'an object without fields';
  const shown = fields.slice(0, 6).map((field) => JSON.stringify(field));
  return `an object with the fields ${shown.join(', ')}${fields.length > shown.length ? ', …' : ''}`;
}
