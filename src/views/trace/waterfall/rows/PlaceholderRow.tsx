/** The row of a parent that spans name but that did not arrive: its orphans stand below it. */
// biome-ignore-all lint/a11y/useSemanticElements: rows of a tree that are placed one by one are no <tr>
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the row by aria-activedescendant
import { Unlink } from 'lucide-react';
import { memo } from 'react';
import { formatCount } from '../../../../base/formatCount.ts';
import { testHooks } from '../../../../base/testHooks.ts';
import { cutText } from '../../../../base/text/cutText.ts';
import { itemOfNode } from '../../../../model/rows/rowItems.ts';
import { formatMissingParentId } from '../../../../model/spanIds.ts';
import type { RowContext } from '../frame/rowContext.ts';
import { rowElementId } from './rowElementId.ts';
import styles from './SpanRow.module.css';
import { ErrorMark, Twisty } from './SpanRow.tsx';

export interface PlaceholderRowProps {
  readonly context: RowContext;
  readonly missingParent: number;
  readonly row: number;
  /** Where its top is on the layer of the rows, px. */
  readonly y: number;
  readonly isCollapsed: boolean;
  readonly isFocused: boolean;
}

export const PlaceholderRow = memo(function PlaceholderRow(props: PlaceholderRowProps) {
  const { context, missingParent, row, y, isCollapsed, isFocused } = props;
  const { trace, positions } = context;
  const { firstSpan, endSpan } = trace.missingParents;
  const id = formatMissingParentId(trace, missingParent);
  const shownId = cutText(id);
  const spans = endSpan[missingParent] - firstSpan[missingParent];
  const errorsBelow = positions.errorsBelowMissing(missingParent);
  const item = itemOfNode(trace, trace.spans.count + missingParent);
  return (
    <div
      role="row"
      id={rowElementId(row)}
      className={styles.row}
      style={{ transform: `translateY(${y}px)` }}
      aria-level={1}
      aria-setsize={positions.siblingCount(item)}
      aria-posinset={positions.positionOf(item)}
      aria-rowindex={row + 1}
      aria-expanded={!isCollapsed}
      aria-label={`Missing parent ${shownId}, ${spans} spans below`}
      data-testid={testHooks.placeholderRow}
      data-kind="missing-parent"
      data-span-id={id}
      data-depth={0}
      data-hidden-spans={isCollapsed ? spans : 0}
      data-hidden-errors={isCollapsed ? errorsBelow : 0}
      data-focused={isFocused ? true : undefined}
    >
      <div role="gridcell" className={styles.name}>
        <Twisty isCollapsed={isCollapsed} name={`missing parent ${shownId}`} />
        <Unlink size={12} aria-hidden className={styles.missingIcon} />
        <span className={styles.missing} title={`No span with the id ${shownId} has arrived`}>
          Missing parent
        </span>
        <span className={styles.missingId}>{shownId}</span>
        {isCollapsed && <span className={styles.hiddenCount}>+{formatCount(spans)}</span>}
        <ErrorMark error="descendant" errorsBelow={errorsBelow} isCollapsed={isCollapsed} />
      </div>
    </div>
  );
});
