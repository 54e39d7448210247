/** The row of a parent that did not arrive although spans refer to it: its orphans are below it. */
import Unlink from 'lucide-react/icons/unlink';
import { memo } from 'react';
import { formatCount } from '../../../../base/formatCount.ts';
import { testHooks } from '../../../../base/testHooks.ts';
import { cutText } from '../../../../base/text/cutText.ts';
import { itemOfNode } from '../../../../model/rows/rowItems.ts';
import { formatMissingParentId } from '../../../../model/spanIds.ts';
import { RowFrame, type RowPlace } from './RowFrame.tsx';
import styles from './SpanRow.module.css';
import { ErrorMark, Twisty } from './SpanRow.tsx';

export interface PlaceholderRowProps extends RowPlace {
  readonly missingParent: number;
  readonly isCollapsed: boolean;
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
    <RowFrame
      context={context}
      row={row}
      y={y}
      isFocused={isFocused}
      item={item}
      depth={0}
      aria-expanded={!isCollapsed}
      aria-label={`Missing parent ${shownId}, ${spans} spans below`}
      data-testid={testHooks.placeholderRow}
      data-kind="missing-parent"
      data-span-id={id}
      data-depth={0}
      data-hidden-spans={isCollapsed ? spans : 0}
      data-hidden-errors={isCollapsed ? errorsBelow : 0}
    >
      <Twisty isCollapsed={isCollapsed} name={`missing parent ${shownId}`} />
      <Unlink size={12} aria-hidden className={styles.missingIcon} />
      <span className={styles.missing} title={`No span with the ID ${shownId} has arrived`}>
        Missing parent
      </span>
      <span className={styles.missingId}>{shownId}</span>
      {isCollapsed && <span className={styles.hiddenCount}>+{formatCount(spans)}</span>}
      <ErrorMark error="descendant" errorsBelow={errorsBelow} isCollapsed={isCollapsed} />
    </RowFrame>
  );
});
