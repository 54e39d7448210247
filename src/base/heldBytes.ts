/** Estimates how much memory a value takes. */

const OBJECT_BYTES = 24;
const FIELD_BYTES = 8;

/**
 * Returns the bytes held by a tree of plain objects, arrays, typed arrays and strings, as browsers lay them
 * out. The estimate is an upper bound: a value that is referenced twice is counted twice.
 */
export function heldBytes(root: unknown): number {
  let bytes = 0;
  const left: unknown[] = [root];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === 'string') bytes += OBJECT_BYTES + 2 * value.length;
    if (typeof value !== 'object' || value === null) continue;
    bytes += OBJECT_BYTES;
    if (ArrayBuffer.isView(value)) {
      bytes += value.byteLength;
      continue;
    }
    const fields: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
    bytes += FIELD_BYTES * fields.length;
    for (const field of fields) left.push(field);
  }
  return bytes;
}
