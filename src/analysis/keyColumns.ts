/** Facts of spans as columns: the value of the newest spelling of a key, for every span. */
import type { KeyFamily } from '../conventions/keyFamily.ts';
import { findStrings } from '../model/findStrings.ts';
import { type AttributeColumns, NONE, type Trace } from '../model/trace.ts';

/**
 * Returns one column for each family, in their order: by SpanIndex the StringIndex of the value, or NONE. Of
 * several spellings the newest counts, of two values the first. One pass over the attributes.
 */
export function computeKeyColumns(trace: Trace, families: readonly KeyFamily[]): Int32Array[] {
  return readColumns(trace, trace.attributes, trace.spans.count, families);
}

/** Same as `computeKeyColumns`, for facts that may be told by the span's resource instead. */
export function computeKeyColumnsOrResources(trace: Trace, families: readonly KeyFamily[]): Int32Array[] {
  const { spans, resources } = trace;
  const ofResources = readColumns(trace, resources.attributes, resources.count, families);
  const columns = computeKeyColumns(trace, families);
  columns.forEach((column, family) => {
    for (let span = 0; span < column.length; span++) {
      if (column[span] === NONE) column[span] = ofResources[family][spans.resource[span]];
    }
  });
  return columns;
}

function readColumns(
  { strings, keyEnd }: Trace,
  { first, key, value }: AttributeColumns,
  ownerCount: number,
  families: readonly KeyFamily[],
): Int32Array[] {
  const columns = families.map(() => new Int32Array(ownerCount).fill(NONE));
  const ranks = families.map(() => new Uint8Array(ownerCount).fill(255));
  const found = findStrings(strings, families.flat(), keyEnd);
  if (found.size === 0) return columns;
  const familyOf = new Int32Array(keyEnd).fill(NONE);
  const rankOf = new Uint8Array(keyEnd);
  families.forEach((spellings, family) => {
    spellings.forEach((spelling, rank) => {
      const index = found.get(spelling);
      if (index === undefined) return;
      familyOf[index] = family;
      rankOf[index] = rank;
    });
  });
  for (let owner = 0; owner < ownerCount; owner++) {
    for (let row = first[owner]; row < first[owner + 1]; row++) {
      const family = familyOf[key[row]];
      if (family === NONE || rankOf[key[row]] >= ranks[family][owner]) continue;
      ranks[family][owner] = rankOf[key[row]];
      columns[family][owner] = value[row];
    }
  }
  return columns;
}
