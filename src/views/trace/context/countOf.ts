/** Counts in words. */
import { formatCount } from '../../../base/formatCount.ts';

/** `1 with an error`, `2 with errors`. */
export function withErrors(count: number): string {
  return `${formatCount(count)} with ${count === 1 ? 'an error' : 'errors'}`;
}

/** `1 span`, `1,204 spans`. */
export function countOf(count: number, thing: string): string {
  return `${formatCount(count)} ${thing}${count === 1 ? '' : 's'}`;
}
