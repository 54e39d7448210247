/** What every row of the waterfall has in common: its place in the list and in the tree, and the cell with the name. */
// biome-ignore-all lint/a11y/useSemanticElements: rows of a tree that are positioned one by one cannot be <tr>
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the row by aria-activedescendant
import type { ComponentProps } from 'react';
import type { RowItem } from '../../../../model/rows/rowItems.ts';
import type { RowContext } from '../frame/rowContext.ts';
import { rowElementId } from './rowElementId.ts';
import styles from './SpanRow.module.css';

/** Where a row is drawn. */
export interface RowPlace {
  readonly context: RowContext;
  readonly row: number;
  /** Its top on the layer of the rows, px. */
  readonly y: number;
  readonly isFocused: boolean;
}

export interface RowFrameProps extends RowPlace, ComponentProps<'div'> {
  readonly item: RowItem;
  /** 0 for a root. */
  readonly depth: number;
  /** Tooltip of the cell. */
  readonly cellTitle?: string;
}

/** Other attributes (name, test hook, what the hook promises) go to the row's element, children to its cell. */
export function RowFrame(props: RowFrameProps) {
  const { context, row, y, isFocused, item, depth, cellTitle, children, ...attributes } = props;
  const { positions } = context;
  return (
    <div
      {...attributes}
      role="row"
      id={rowElementId(row)}
      className={styles.row}
      style={{ transform: `translateY(${y}px)` }}
      aria-level={depth + 1}
      aria-setsize={positions.siblingCount(item)}
      aria-posinset={positions.positionOf(item)}
      aria-rowindex={row + 1}
      data-focused={isFocused ? true : undefined}
    >
      <div role="gridcell" className={styles.name} title={cellTitle}>
        {children}
      </div>
    </div>
  );
}
