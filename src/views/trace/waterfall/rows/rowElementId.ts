/** DOM id of a row, by its position: what `aria-activedescendant` names. */

export function rowElementId(row: number): string {
  return `row-${row}`;
}
