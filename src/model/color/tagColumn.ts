/** A tag as a column: its value for every span, taken from the span's attributes or its resource's. */
import { runToEnd, type Steps } from '../../base/time/slicedTask.ts';
import { findStrings } from '../findStrings.ts';
import type { AttributeColumns, Trace } from '../trace.ts';

/** Maps a value (a StringIndex) to a small number, 1 to 255. */
export type ValueCode = (value: number) => number;

/** The number of rows between two pauses. */
const STEP = 1 << 18;

/** Same as `readTagColumn`, without pauses. */
export function computeTagColumn(trace: Trace, key: string, codeOf: ValueCode): Uint8Array {
  return runToEnd(readTagColumn(trace, key, codeOf));
}

/**
 * Returns, by SpanIndex, the code of the tag's value; 0 if the value is missing or empty. The span's own
 * attribute wins over its resource's; of two with the same key, the first counts. Linear in the attributes.
 */
export function* readTagColumn(trace: Trace, key: string, codeOf: ValueCode): Steps<Uint8Array> {
  const { spans, attributes, resources, strings } = trace;
  const wanted = findStrings(strings, [key], trace.keyEnd).get(key);
  const column = new Uint8Array(spans.count);
  if (wanted === undefined) return column;
  const { offsets } = strings.buffers;
  const codeOfText: ValueCode = (value) => (offsets[value + 1] > offsets[value] ? codeOf(value) : 0);
  const ofResource = new Uint8Array(resources.count);
  yield;
  yield* fillColumn(attributes, wanted, codeOfText, column);
  yield* fillColumn(resources.attributes, wanted, codeOfText, ofResource);
  if (ofResource.every((code) => code === 0)) return column;
  for (let span = 0; span < column.length; span++) {
    if (column[span] === 0) column[span] = ofResource[spans.resource[span]];
  }
  return column;
}

/** Goes row by row, because most rows have other keys. The owner is looked up only if the key matches. */
function* fillColumn(
  { first, key, value }: AttributeColumns,
  wanted: number,
  codeOf: ValueCode,
  column: Uint8Array,
): Steps<void> {
  let owner = 0;
  for (let from = 0; from < key.length; from += STEP) {
    const to = Math.min(key.length, from + STEP);
    for (let row = from; row < to; row++) {
      if (key[row] !== wanted) continue;
      while (first[owner + 1] <= row) owner++;
      if (column[owner] === 0) column[owner] = codeOf(value[row]);
    }
    yield;
  }
}
