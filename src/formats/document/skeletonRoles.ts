/** Where Jaeger JSON and OTLP JSON have lists of spans: the role of each bracket of a document. */

/**
 * What an open bracket contains. `trace` is a Jaeger trace, which may be the whole document. `other` contains
 * no spans.
 */
export type Role =
  | 'other'
  | 'documents'
  | 'document'
  | 'result'
  | 'traces'
  | 'trace'
  | 'entries'
  | 'snake-entries'
  | 'entry'
  | 'snake-entry'
  | 'scopes'
  | 'snake-scopes'
  | 'scope'
  | 'spans';

type Fields = Readonly<Record<string, Role>>;

const entryLists: Fields = {
  resourceSpans: 'entries',
  batches: 'entries',
  resource_spans: 'snake-entries',
};

/** The role of a list in a field of an object with this role. */
const listsByField: Partial<Record<Role, Fields>> = {
  document: { ...entryLists, data: 'traces', spans: 'spans' },
  result: entryLists,
  trace: { spans: 'spans' },
  entry: { scopeSpans: 'scopes', instrumentationLibrarySpans: 'scopes' },
  'snake-entry': {
    scope_spans: 'snake-scopes',
    scopeSpans: 'snake-scopes',
    instrumentation_library_spans: 'snake-scopes',
    instrumentationLibrarySpans: 'snake-scopes',
  },
  scope: { spans: 'spans' },
};

const objectsByField: Partial<Record<Role, Fields>> = {
  document: { data: 'trace', result: 'result' },
};

const membersOfLists: Partial<Record<Role, Role>> = {
  documents: 'document',
  traces: 'trace',
  entries: 'entry',
  'snake-entries': 'snake-entry',
  scopes: 'scope',
  'snake-scopes': 'scope',
};

export function roleOfTop(isObject: boolean): Role {
  return isObject ? 'document' : 'documents';
}

/** Returns the role of what opens in this field of an object. */
export function roleInObject(holder: Role, field: string, isObject: boolean): Role {
  const fields = (isObject ? objectsByField : listsByField)[holder];
  return fields !== undefined && Object.hasOwn(fields, field) ? fields[field] : 'other';
}

/** Returns the role of what opens as a member of a list. */
export function roleInList(holder: Role, isObject: boolean): Role {
  return (isObject ? membersOfLists[holder] : undefined) ?? 'other';
}
