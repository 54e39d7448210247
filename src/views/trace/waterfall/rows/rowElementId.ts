/** The DOM id of a row, by its position; `aria-activedescendant` refers to it. */

export function rowElementId(row: number): string {
  return `row-${row}`;
}
