/** The row of a group of repeated siblings: what they are, how many, and how long they took in total. */
import { memo } from 'react';
import { formatCount } from '../../../../base/formatCount.ts';
import { formatDuration } from '../../../../base/formatDuration.ts';
import { testHooks } from '../../../../base/testHooks.ts';
import { colorOfSpan } from '../../../../layout/spanColors.ts';
import type { RowItem } from '../../../../model/rows/rowItems.ts';
import { shownDepth } from '../../../../model/rows/rowTree.ts';
import { formatSpanId } from '../../../../model/spanIds.ts';
import { withErrors } from '../../context/countOf.ts';
import { operationText, serviceText } from '../../context/spanText.ts';
import { IndentGuides } from './IndentGuides.tsx';
import { RowFrame, type RowPlace } from './RowFrame.tsx';
import styles from './SpanRow.module.css';
import { ErrorMark, Twisty } from './SpanRow.tsx';

export interface GroupRowProps extends RowPlace {
  readonly item: RowItem;
  readonly indentLimit: number;
}

export const GroupRow = memo(function GroupRow(props: GroupRowProps) {
  const { context, item, row, y, isFocused, indentLimit } = props;
  const { trace, tree, colors } = context;
  const stats = context.statsOf(item);
  if (stats === undefined) return null;
  const { head, isOpen, count, sum, median, longest, errorCount } = stats;
  const operation = trace.strings.get(trace.spans.name[head]);
  const name = operationText(trace, head);
  const serviceName = trace.services.at(trace.spans.service[head])?.name ?? '';
  const service = serviceText(trace, head);
  const depth = shownDepth(tree, item);
  const times = `× ${formatCount(count)}`;
  const facts = `Σ ${formatDuration(sum)} · p50 ${formatDuration(median)} · max ${formatDuration(longest)}`;
  const errors = errorCount > 0 ? `, ${withErrors(errorCount)}` : '';
  return (
    <RowFrame
      context={context}
      row={row}
      y={y}
      isFocused={isFocused}
      item={item}
      depth={depth}
      aria-expanded={isOpen}
      aria-label={`${name}, ${service}, ${formatCount(count)} times, together ${formatDuration(sum)}, median ${formatDuration(median)}, longest ${formatDuration(longest)}${errors}`}
      data-testid={testHooks.groupRow}
      data-span-id={formatSpanId(trace, head)}
      data-service={serviceName}
      data-operation={operation}
      data-depth={depth}
      data-count={count}
      data-sum-us={sum}
      data-error-count={errorCount}
      cellTitle={`${name} ${times}\n${service}\n${facts}${errors}`}
    >
      <IndentGuides depth={depth} limit={indentLimit} />
      <Twisty isCollapsed={!isOpen} name={`${name} ${times}`} />
      <span
        className={styles.stripe}
        style={{ background: colorOfSpan(colors, head).color }}
        aria-hidden="true"
      />
      <span className={styles.operation}>{name}</span>
      <span className={styles.times}>{times}</span>
      <span className={styles.service}>{facts}</span>
      <ErrorMark
        error={errorCount > 0 ? 'descendant' : 'none'}
        errorsBelow={errorCount}
        isCollapsed={!isOpen}
      />
    </RowFrame>
  );
});
