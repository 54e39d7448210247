import type { Trace } from '../trace.ts';
import { formatRows } from './formatRows.ts';

/** Prints the rows of a trace without their times and facts, for tests about the tree. */
export function outline(trace: Trace): string[] {
  return formatRows(trace)
    .split('\n')
    .map((row) => row.replace(/ +\|.*/, ''));
}
