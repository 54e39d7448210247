/**
 * Bytes that record where they are read, so that a test can check how far a scan looks and how much it reads
 * without a clock.
 */

export interface ByteReads {
  /** How many reads there were; a byte counts each time it is read. */
  count: number;
  /** The lowest index that was read; Infinity if none was. */
  first: number;
  /** One past the highest index that was read; 0 if none was. */
  end: number;
}

export interface WatchedBytes {
  readonly bytes: Uint8Array;
  readonly reads: ByteReads;
  /** Forgets all reads. */
  reset(): void;
}

/**
 * The same bytes, watched when read by index, `subarray` or `indexOf`. Any other method throws, because it is
 * unknown what it reads.
 */
export function watchBytes(source: Uint8Array): WatchedBytes {
  const reads: ByteReads = { count: 0, first: Number.POSITIVE_INFINITY, end: 0 };
  const note = (from: number, to: number) => {
    if (to <= from) return;
    reads.count += to - from;
    reads.first = Math.min(reads.first, from);
    reads.end = Math.max(reads.end, to);
  };
  const subarray = (from = 0, to = source.length) => {
    note(from, to);
    return source.subarray(from, to);
  };
  const indexOf = (byte: number, from = 0) => {
    const found = source.indexOf(byte, from);
    note(from, found === -1 ? source.length : found + 1);
    return found;
  };
  const bytes = new Proxy(source, {
    get(target, name) {
      if (name === 'subarray') return subarray;
      if (name === 'indexOf') return indexOf;
      if (typeof name === 'string' && /^\d+$/.test(name)) note(Number(name), Number(name) + 1);
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value === 'function') throw new Error(`Nobody watches what ${String(name)} reads.`);
      return value;
    },
  });
  const reset = () => {
    reads.count = 0;
    reads.first = Number.POSITIVE_INFINITY;
    reads.end = 0;
  };
  return { bytes, reads, reset };
}
