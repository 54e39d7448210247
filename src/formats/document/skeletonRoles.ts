/** Where lists of spans stand in Jaeger's JSON and in OTLP JSON: what each bracket of a document is for. */

/** What an open bracket holds. `trace` is Jaeger's; a document may be one, too. `other` holds no spans. */
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

/** The role of a list under a field of an object of this role. */
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

/** The role of what opens under this field of an object. */
export function roleInObject(holder: Role, field: string, isObject: boolean): Role {
  const fields = (isObject ? objectsByField : listsByField)[holder];
  return fields !== undefined && Object.hasOwn(fields, field) ? fields[field] : 'other';
}

/** The role of what opens as a member of a list. */
export function roleInList(holder: Role, isObject: boolean): Role {
  return (isObject ? membersOfLists[holder] : undefined) ?? 'other';
}
