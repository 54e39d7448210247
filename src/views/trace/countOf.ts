/** Numbers of things in words. */

/** `1 span`, `1,204 spans`. */
export function countOf(count: number, thing: string): string {
  return `${count.toLocaleString('en')} ${thing}${count === 1 ? '' : 's'}`;
}
