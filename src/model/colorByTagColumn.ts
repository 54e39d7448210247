/** A tag as a column: its value at every span, be it an attribute of the span or of its resource. */
import { findStrings } from './findStrings.ts';
import type { AttributeColumns, Trace } from './trace.ts';

/** Says a value (a StringIndex) as a small number: 1 to 255. */
export type ValueCode = (value: number) => number;

/**
 * By SpanIndex: the code of the tag's value, 0 where there is none or an empty one. The span's own attribute comes before
 * its resource's; of two with the same key the first counts. Linear in the attributes.
 */
export function computeTagColumn(trace: Trace, key: string, codeOf: ValueCode): Uint8Array {
  const { spans, attributes, resources, strings } = trace;
  const wanted = findStrings(strings, [key], trace.keyEnd).get(key);
  const column = new Uint8Array(spans.count);
  if (wanted === undefined) return column;
  const { offsets } = strings.buffers;
  const codeOfText: ValueCode = (value) => (offsets[value + 1] > offsets[value] ? codeOf(value) : 0);
  const ofResource = new Uint8Array(resources.count);
  fillColumn(attributes, wanted, codeOfText, column);
  fillColumn(resources.attributes, wanted, codeOfText, ofResource);
  if (ofResource.every((code) => code === 0)) return column;
  for (let span = 0; span < column.length; span++) {
    if (column[span] === 0) column[span] = ofResource[spans.resource[span]];
  }
  return column;
}

/** Row by row, since most are of other keys; the owner of one is sought only where the key is right. */
function fillColumn(
  { first, key, value }: AttributeColumns,
  wanted: number,
  codeOf: ValueCode,
  column: Uint8Array,
): void {
  const rows = key.length;
  let owner = 0;
  for (let row = 0; row < rows; row++) {
    if (key[row] !== wanted) continue;
    while (first[owner + 1] <= row) owner++;
    if (column[owner] === 0) column[owner] = codeOf(value[row]);
  }
}
