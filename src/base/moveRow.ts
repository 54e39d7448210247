/** Which row the navigation keys move to in a list of rows. */

export type RowMove = 'next' | 'previous' | 'pageDown' | 'pageUp' | 'first' | 'last';

export interface RowCounts {
  readonly rowCount: number;
  readonly pageRows: number;
}

/**
 * Returns the row to move to, or −1 if the list is empty. If there is no current row (−1), every move starts
 * at an end.
 */
export function moveRow(present: number, move: RowMove, { rowCount, pageRows }: RowCounts): number {
  if (rowCount === 0) return -1;
  const last = rowCount - 1;
  const clamp = (row: number) => Math.max(0, Math.min(last, row));
  switch (move) {
    case 'next':
      return clamp(present + 1);
    case 'previous':
      return present < 0 ? 0 : clamp(present - 1);
    case 'pageDown':
      return clamp(Math.max(0, present) + pageRows);
    case 'pageUp':
      return clamp(present - pageRows);
    case 'first':
      return 0;
    case 'last':
      return last;
  }
}
