/**
 * The attributes of one owner, read one at a time, because a span may have a million of which a page shows a
 * few.
 */
import { findStrings } from '../findStrings.ts';
import { type AttributeColumns, type AttributeTypeName, attributeTypeNames, type Trace } from '../trace.ts';

export interface AttributeDetails {
  readonly key: string;
  readonly type: AttributeTypeName;
  /** The exact value as text, whatever its type. */
  readonly text: string;
}

/** A short list is an array; a long one reads its attributes on demand. */
export interface AttributeList extends Iterable<AttributeDetails> {
  readonly length: number;
  /** Returns undefined past the end. */
  readonly at: (position: number) => AttributeDetails | undefined;
}

/** Longer lists are not arrays. */
export const FEW_ATTRIBUTES = 1_000;

/** Returns the attributes of one owner, in order of arrival. */
export function attributesOf(trace: Trace, columns: AttributeColumns, owner: number): AttributeList {
  const first = columns.first[owner];
  const length = columns.first[owner + 1] - first;
  const read = (position: number) => readAttribute(trace, columns, first + position);
  return length <= FEW_ATTRIBUTES
    ? Array.from({ length }, (_, position) => read(position))
    : lazyList(length, read);
}

/** Returns a list whose attributes are created when they are read. */
export function lazyList(length: number, read: (position: number) => AttributeDetails): AttributeList {
  return {
    length,
    at: (position) => (position < length ? read(position) : undefined),
    *[Symbol.iterator]() {
      for (let position = 0; position < length; position++) yield read(position);
    },
  };
}

/** Returns one list followed by the other. */
export function joinLists(one: AttributeList, other: AttributeList): AttributeList {
  const length = one.length + other.length;
  if (length <= FEW_ATTRIBUTES) return [...one, ...other];
  return lazyList(length, (position) => {
    const found = one.at(position) ?? other.at(position - one.length);
    if (found === undefined) throw new Error(`No attribute at ${position} of ${length}`);
    return found;
  });
}

/**
 * Returns the owner's attributes that have one of some keys, in order of arrival. In a long list, no others
 * are decoded.
 */
export function attributesWithKeys(
  trace: Trace,
  columns: AttributeColumns,
  owner: number,
  keys: ReadonlySet<string>,
): AttributeDetails[] {
  const list = attributesOf(trace, columns, owner);
  if (list.length <= FEW_ATTRIBUTES) return [...list].filter(({ key }) => keys.has(key));
  const wanted = new Set(findStrings(trace.strings, keys, trace.keyEnd).values());
  const found: AttributeDetails[] = [];
  for (let row = columns.first[owner]; row < columns.first[owner + 1]; row++) {
    if (wanted.has(columns.key[row])) found.push(readAttribute(trace, columns, row));
  }
  return found;
}

function readAttribute({ strings }: Trace, columns: AttributeColumns, row: number): AttributeDetails {
  return {
    key: strings.get(columns.key[row]),
    type: attributeTypeNames.at(columns.type[row]) ?? 'string',
    text: strings.get(columns.value[row]),
  };
}
