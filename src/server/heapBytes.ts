/** Roughly estimates how much memory plain data takes. */

const OBJECT_BYTES = 24;
const VALUE_BYTES = 8;

/**
 * An estimate of the heap that `data` (objects, lists, texts, numbers) takes, in bytes; for fixtures it was
 * within about half of the measured size. A text counts each time it occurs, since fixtures rarely share long
 * ones.
 */
export function estimateHeapBytes(data: unknown): number {
  let bytes = 0;
  const open: unknown[] = [data];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value === 'string') bytes += OBJECT_BYTES + value.length;
    else if (typeof value === 'object' && value !== null) {
      const parts: unknown[] = Object.values(value);
      bytes += OBJECT_BYTES + VALUE_BYTES * parts.length;
      for (const part of parts) if (part !== undefined) open.push(part);
    }
  }
  return bytes;
}
