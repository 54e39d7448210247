/** Reads the resource spans of OTLP JSON: groups spans by trace, and finds resource and scope of each. */
import { AttributeRows } from '../model/attributeRows.ts';
import { AttributeType, NONE, type TraceId } from '../model/trace.ts';
import type { TraceBuilder } from '../model/traceBuilder.ts';
import { camelCaseFields } from './camelCaseFields.ts';
import type { TypedText } from './jaegerTags.ts';
import { isOtlpKeyValue, readOtlpAttributes, readOtlpValue } from './otlpValues.ts';
import { readOtlpSpan, readOtlpTraceId } from './readOtlpSpan.ts';
import { rescueOtlpResource, rescueOtlpScope, rescueOtlpSpan } from './rescueOtlp.ts';
import type { TraceCollection } from './traceCollection.ts';
import { isObject, type WireObject } from './wireValue.ts';

/** `path`: where the list stands in the document, as `result.resourceSpans`. */
export function readOtlpResourceSpans(
  collection: TraceCollection,
  resourceSpans: readonly unknown[],
  path: string,
): void {
  for (let position = 0; position < resourceSpans.length; position++) {
    const entry = resourceSpans[position];
    const entryPath = `${path}[${position}]`;
    if (!isObject(entry)) {
      collection.problems.add('undecodable-span', path, `${entryPath}: expected object`);
      continue;
    }
    const resource = new SharedOwner(entry.resource, `${entryPath}.resource`, internResource);
    const isOld = !Array.isArray(entry.scopeSpans) && Array.isArray(entry.instrumentationLibrarySpans);
    const listName = isOld ? 'instrumentationLibrarySpans' : 'scopeSpans';
    const scopeSpans = listOf(collection, entry[listName], `${entryPath}.${listName}`);
    for (let place = 0; place < scopeSpans.length; place++) {
      readScopeSpans(collection, scopeSpans[place], resource, `${entryPath}.${listName}[${place}]`);
    }
  }
}

function readScopeSpans(
  collection: TraceCollection,
  entry: unknown,
  resource: SharedOwner,
  path: string,
): void {
  if (!isObject(entry)) {
    collection.problems.add('undecodable-span', 'scopeSpans', `${path}: expected object`);
    return;
  }
  const scopeName = entry.scope === undefined ? 'instrumentationLibrary' : 'scope';
  const scope = new SharedOwner(entry[scopeName], `${path}.${scopeName}`, internScope);
  listOf(collection, entry.spans, `${path}.spans`);
  collection.spansOf(entry.spans).forEach((wireSpan, position) => {
    const span = isObject(wireSpan) && isSnakeCase(wireSpan) ? camelCaseFields(wireSpan) : wireSpan;
    if (readSpan(collection, span, resource, scope)) return;
    const traceId = isObject(span) ? readOtlpTraceId(span.traceId) : undefined;
    const problems = traceId === undefined ? collection.problems : collection.builderOf(traceId).problems;
    const spanPath = `${path}.spans[${position}]`;
    const rescued = rescueOtlpSpan(span, spanPath, problems);
    if (rescued === undefined || readSpan(collection, rescued, resource, scope)) return;
    problems.add('undecodable-span', 'rescued', `${spanPath}: could not be read`);
  });
}

function readSpan(
  collection: TraceCollection,
  span: unknown,
  resource: SharedOwner,
  scope: SharedOwner,
): boolean {
  if (!isObject(span)) return false;
  const traceId = readOtlpTraceId(span.traceId);
  if (traceId === undefined) return false;
  const builder = collection.builderOf(traceId);
  if (!readOtlpSpan(builder, span, resource.indexIn(builder), scope.indexIn(builder))) return false;
  collection.countSpan();
  return true;
}

function isSnakeCase(span: WireObject): boolean {
  return 'span_id' in span || 'trace_id' in span;
}

type Intern = (builder: TraceBuilder, value: unknown, path: string) => number;

/** A resource or a scope of the document, which is read anew only for each trace that has spans of it. */
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

/** The name of the service; the other attributes go to `ownAttributes`. undefined where the resource cannot be read. */
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
    if (key === 'service.name' && service === undefined) {
      service = typed.text;
      // A name that is no text is shown as one, and kept as what it is.
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

/** The scope's index, NONE where it says nothing; undefined where it cannot be read. */
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

/** Absent is an empty list; something else is said. */
function listOf(collection: TraceCollection, value: unknown, path: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value !== undefined && value !== null) {
    collection.problems.add('undecodable-span', 'list', `${path}: expected a list`);
  }
  return [];
}

function isOptionalText(value: unknown): value is string | null | undefined {
  return value === undefined || value === null || typeof value === 'string';
}
