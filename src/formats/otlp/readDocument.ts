/** Reads the resource spans of OTLP JSON: groups spans by trace, and finds the resource and scope of each. */
import { resourceKeys } from '../../conventions/resource.ts';
import { AttributeRows } from '../../model/build/attributeRows.ts';
import type { TraceBuilder } from '../../model/build/traceBuilder.ts';
import { AttributeType, NONE, type TraceId } from '../../model/trace.ts';
import type { TypedText } from '../json/typedText.ts';
import { isObject, type WireObject } from '../json/wireValue.ts';
import type { SpanSink } from '../spans/spanSink.ts';
import type { TraceCollection } from '../spans/traceCollection.ts';
import type { OtlpBytes } from './bytes.ts';
import { camelCaseFields } from './camelCaseFields.ts';
import { readOtlpSpan, readOtlpTraceId } from './readSpan.ts';
import { rescueOtlpResource, rescueOtlpScope, rescueOtlpSpan } from './rescue.ts';
import { isOtlpKeyValue, readOtlpAttributes, readOtlpValue } from './values.ts';

/** `path`: the position of the list in the document, as in `result.resourceSpans`. */
export function readOtlpResourceSpans(
  collection: TraceCollection,
  resourceSpans: readonly unknown[],
  path: string,
): void {
  for (let position = 0; position < resourceSpans.length; position++) {
    const entryPath = `${path}[${position}]`;
    const entry = resourceSpans[position];
    const reader = new OtlpEntryReader(collection, entryPath, false);
    if (isObject(entry)) {
      const { listName, list } = scopeSpansOf(entry);
      for (let place = 0; place < list.length; place++) {
        const scopeEntry = list[place];
        if (!isObject(scopeEntry) || !Array.isArray(scopeEntry.spans)) continue;
        reader.beginList(place, `${entryPath}.${listName}[${place}].spans`);
        for (const span of scopeEntry.spans) reader.readParsed(span);
      }
    }
    reader.finish(entry, (_, place) => place);
  }
}

/**
 * Reads one of the resource spans: its spans as they come, then its resource and scopes, which may come
 * before or after them. Until `finish`, its spans have neither.
 */
export class OtlpEntryReader implements SpanSink {
  readonly #collection: TraceCollection;
  readonly #path: string;
  readonly #isSnakeCase: boolean;
  readonly #bytes: OtlpBytes | undefined;
  readonly #runs: Run[] = [];
  #run: Run | undefined;
  #list: number = NONE;
  #listPath = '';
  #position = 0;

  /**
   * `path`: as in `resourceSpans[3]`. `isSnakeCase`: the document uses protobuf's own field names. `bytes`:
   * the document's reader for spans that come as bytes; without one, every span is parsed.
   */
  constructor(collection: TraceCollection, path: string, isSnakeCase: boolean, bytes?: OtlpBytes) {
    this.#collection = collection;
    this.#path = path;
    this.#isSnakeCase = isSnakeCase;
    this.#bytes = bytes;
  }

  /** The following spans belong to this list, which `finish` knows by its number. */
  beginList(list: number, path: string): void {
    this.#list = list;
    this.#listPath = path;
    this.#position = 0;
    this.#run = undefined;
  }

  readBytes(bytes: Uint8Array, from: number): number {
    const reader = this.#bytes;
    if (this.#isSnakeCase || reader === undefined) return -1;
    const builder = reader.read(bytes, from);
    if (builder === undefined) return -1;
    this.#position++;
    this.noteSpan(builder);
    return reader.end;
  }

  readParsed(wireSpan: unknown): void {
    const position = this.#position++;
    const isOther = isObject(wireSpan) && (this.#isSnakeCase || isSnakeCase(wireSpan));
    const span = isOther ? camelCaseFields(wireSpan) : wireSpan;
    if (this.#read(span)) return;
    const traceId = isObject(span) ? readOtlpTraceId(span.traceId) : undefined;
    const problems =
      traceId === undefined ? this.#collection.problems : this.#collection.builderOf(traceId).problems;
    const path = `${this.#listPath}[${position}]`;
    const rescued = rescueOtlpSpan(span, path, problems);
    if (rescued === undefined || this.#read(rescued)) return;
    problems.add('undecodable-span', 'rescued', `${path}: could not be read`);
  }

  readBroken(words: string): void {
    const path = `${this.#listPath}[${this.#position++}]`;
    this.#collection.problems.add('undecodable-span', 'broken', `${path}: ${words}`);
  }

  /**
   * `entry`: everything but the spans. `listOf`: the number of the list of a member of `scopeSpans`, NONE if
   * it has none.
   */
  finish(entry: unknown, listOf: (scopeEntry: WireObject, place: number) => number): void {
    const { problems } = this.#collection;
    if (!isObject(entry)) {
      problems.add('undecodable-span', 'resourceSpans', `${this.#path}: expected object`);
      return;
    }
    const resource = new SharedOwner(entry.resource, `${this.#path}.resource`, internResource);
    const { listName, list, isList } = scopeSpansOf(entry);
    if (!isList) problems.add('undecodable-span', 'list', `${this.#path}.${listName}: expected a list`);
    let nextRun = 0;
    for (let place = 0; place < list.length; place++) {
      const scopeEntry = list[place];
      const path = `${this.#path}.${listName}[${place}]`;
      if (!isObject(scopeEntry)) {
        problems.add('undecodable-span', 'scopeSpans', `${path}: expected object`);
        continue;
      }
      const { spans } = scopeEntry;
      if (!(spans === undefined || spans === null || Array.isArray(spans))) {
        problems.add('undecodable-span', 'list', `${path}.spans: expected a list`);
      }
      const scopeName = scopeEntry.scope === undefined ? 'instrumentationLibrary' : 'scope';
      const scope = new SharedOwner(scopeEntry[scopeName], `${path}.${scopeName}`, internScope);
      const number = listOf(scopeEntry, place);
      // Runs are in the order of their lists, and so are the scopes.
      while (nextRun < this.#runs.length && this.#runs[nextRun].list <= number) {
        if (this.#runs[nextRun].list === number) setOwners(this.#runs[nextRun], resource, scope);
        nextRun++;
      }
    }
    // In a broken document, some lists may have no place.
    const noScope = new SharedOwner(undefined, '', internScope);
    for (const run of this.#runs) if (!run.hasOwners) setOwners(run, resource, noScope);
  }

  #read(span: unknown): boolean {
    if (!isObject(span)) return false;
    const traceId = readOtlpTraceId(span.traceId);
    if (traceId === undefined) return false;
    const builder = this.#collection.builderOf(traceId);
    if (!readOtlpSpan(builder, span, NONE, NONE)) return false;
    this.noteSpan(builder);
    return true;
  }

  /** A span of the current list has been added to this builder. */
  noteSpan(builder: TraceBuilder): void {
    if (this.#run?.builder !== builder) {
      const from = builder.spanCount - 1;
      this.#run = { builder, list: this.#list, from, to: from, hasOwners: false };
      this.#runs.push(this.#run);
    }
    this.#run.to = builder.spanCount;
    this.#collection.countSpan(builder);
  }
}

/** Rows [from, to) of a builder that came from one list. */
interface Run {
  readonly builder: TraceBuilder;
  readonly list: number;
  readonly from: number;
  to: number;
  hasOwners: boolean;
}

function setOwners(run: Run, resource: SharedOwner, scope: SharedOwner): void {
  const { builder, from, to } = run;
  run.hasOwners = true;
  const resourceIndex = resource.indexIn(builder);
  const scopeIndex = scope.indexIn(builder);
  for (let row = from; row < to; row++) {
    builder.spans.resource.set(row, resourceIndex);
    builder.spans.scope.set(row, scopeIndex);
  }
}

/** Returns the list of scopes and its name; `isList` is false if it is something else. */
function scopeSpansOf(entry: WireObject) {
  const isOld = !Array.isArray(entry.scopeSpans) && Array.isArray(entry.instrumentationLibrarySpans);
  const listName = isOld ? 'instrumentationLibrarySpans' : 'scopeSpans';
  const field = entry[listName];
  const list: readonly unknown[] = Array.isArray(field) ? field : [];
  return { listName, list, isList: Array.isArray(field) || field === undefined || field === null };
}

function isSnakeCase(span: WireObject): boolean {
  return 'span_id' in span || 'trace_id' in span;
}

type Intern = (builder: TraceBuilder, value: unknown, path: string) => number;

/** A resource or scope of the document. It is read once for each trace that has spans of it. */
class SharedOwner {
  readonly #value: unknown;
  readonly #path: string;
  readonly #intern: Intern;
  readonly #indexes = new Map<TraceId, number>();
  #lastBuilder: TraceBuilder | undefined;
  #lastIndex: number = NONE;

  constructor(value: unknown, path: string, intern: Intern) {
    this.#value = value;
    this.#path = path;
    this.#intern = intern;
  }

  indexIn(builder: TraceBuilder): number {
    if (builder === this.#lastBuilder) return this.#lastIndex;
    let index = this.#indexes.get(builder.id);
    if (index === undefined) {
      index = this.#intern(builder, this.#value, this.#path);
      this.#indexes.set(builder.id, index);
    }
    this.#lastBuilder = builder;
    this.#lastIndex = index;
    return index;
  }
}

const ownAttributes = new AttributeRows();
const typed: TypedText = { type: 0, text: '' };

function internResource(builder: TraceBuilder, value: unknown, path: string): number {
  ownAttributes.truncate(0);
  let service = readResource(builder, value);
  if (service === undefined) {
    ownAttributes.truncate(0);
    service = readResource(builder, rescueOtlpResource(value, path, builder.problems)) ?? '';
  }
  return builder.internResource(builder.strings.intern(service), ownAttributes);
}

/**
 * Returns the name of the service; the other attributes go to `ownAttributes`. Undefined if the resource
 * cannot be read.
 */
function readResource(builder: TraceBuilder, resource: unknown): string | undefined {
  if (resource === undefined || resource === null) return '';
  if (!isObject(resource)) return undefined;
  const { attributes } = resource;
  if (attributes === undefined || attributes === null) return '';
  if (!Array.isArray(attributes)) return undefined;
  let service: string | undefined;
  for (const attribute of attributes) {
    if (!isOtlpKeyValue(attribute) || !readOtlpValue(attribute.value, typed)) return undefined;
    const { key } = attribute;
    if (key === resourceKeys.service[0] && service === undefined) {
      service = typed.text;
      // A name that is not a text is shown as one, and kept with its own type.
      if (typed.type === AttributeType.string) continue;
    }
    ownAttributes.push(builder.strings.intern(key ?? ''), typed.type, builder.strings.intern(typed.text));
  }
  return service ?? '';
}

function internScope(builder: TraceBuilder, value: unknown, path: string): number {
  ownAttributes.truncate(0);
  let index = readScope(builder, value);
  if (index === undefined) {
    ownAttributes.truncate(0);
    index = readScope(builder, rescueOtlpScope(value, path, builder.problems));
  }
  return index ?? NONE;
}

/** Returns the index of the scope, or NONE if it is empty; undefined if it cannot be read. */
function readScope(builder: TraceBuilder, scope: unknown): number | undefined {
  if (scope === undefined || scope === null) return NONE;
  if (!isObject(scope)) return undefined;
  const { name, version } = scope;
  const isReadable = isOptionalText(name) && isOptionalText(version);
  if (!isReadable || !readOtlpAttributes(scope.attributes, builder.strings, ownAttributes)) return undefined;
  if (!name && !version && ownAttributes.length === 0) return NONE;
  return builder.internScope(
    builder.strings.intern(name ?? ''),
    version ? builder.strings.intern(version) : NONE,
    ownAttributes,
  );
}

function isOptionalText(value: unknown): value is string | null | undefined {
  return value === undefined || value === null || typeof value === 'string';
}
