/** A tag as a column: its value at every span, be it an attribute of the span or of its resource. */
import { findStrings } from './findStrings.ts';
import { type AttributeColumns, NONE, type Trace } from './trace.ts';

/**
 * By SpanIndex: the StringIndex of the tag's value, NONE where there is none or an empty one. The span's own attribute
 * comes before its resource's; of two with the same key the first counts. Linear in the attributes.
 */
export function computeTagColumn(trace: Trace, key: string): Int32Array {
  const { spans, attributes, resources, strings } = trace;
  const found = findStrings(strings, [key, '']);
  const wanted = found.get(key) ?? NONE;
  const empty = found.get('') ?? NONE;
  const column = new Int32Array(spans.count).fill(NONE);
  if (wanted === NONE) return column;
  const ofResource = new Int32Array(resources.count).fill(NONE);
  fillColumn(resources.attributes, wanted, ofResource);
  fillColumn(attributes, wanted, column);
  // Each pass only where there is something for it to do: a million spans are to be coloured at a key press.
  if (ofResource.some((value) => value !== NONE)) {
    for (let span = 0; span < column.length; span++) {
      if (column[span] === NONE) column[span] = ofResource[spans.resource[span]];
    }
  }
  if (empty !== NONE) {
    for (let span = 0; span < column.length; span++) if (column[span] === empty) column[span] = NONE;
  }
  return column;
}

/** Row by row, since most are of other keys; the owner of one is sought only where the key is right. */
function fillColumn({ first, key, value }: AttributeColumns, wanted: number, column: Int32Array): void {
  const rows = key.length;
  let owner = 0;
  for (let row = 0; row < rows; row++) {
    if (key[row] !== wanted) continue;
    while (first[owner + 1] <= row) owner++;
    if (column[owner] === NONE) column[owner] = value[row];
  }
}
