/** Moves a Trace between threads, as plain objects and buffers that are transferred instead of copied. */
import { type StringBuffers, StringTable } from './stringTable.ts';
import type { Trace } from './trace.ts';

/** A Trace whose texts are plain buffers; safe for `postMessage`. */
export interface PackedTrace extends Omit<Trace, 'strings'> {
  readonly strings: StringBuffers;
}

/** `buffers` is the transfer list. After `postMessage(message, buffers)`, the original trace is empty. */
export function packTrace(trace: Trace): { message: PackedTrace; buffers: ArrayBuffer[] } {
  const message = { ...trace, strings: trace.strings.buffers };
  return { message, buffers: collectBuffers(message) };
}

export function unpackTrace(message: PackedTrace): Trace {
  return { ...message, strings: new StringTable(message.strings) };
}

/**
 * Returns every buffer below `root`, once. Columns are nested at most three objects deep; services and
 * warnings have none.
 */
function collectBuffers(root: object): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  const todo: object[] = [root];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    for (const value of Object.values(next)) {
      if (ArrayBuffer.isView(value)) {
        if (value.buffer instanceof ArrayBuffer) buffers.add(value.buffer);
      } else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
        todo.push(value);
      }
    }
  }
  return [...buffers];
}
