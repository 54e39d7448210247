/** The last row below a parent of which rows are hidden: how many spans, how many with errors, and why. */
// biome-ignore-all lint/a11y/useSemanticElements: rows of a tree that are placed one by one are no <tr>
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the row by aria-activedescendant
import { CircleAlert, EyeOff } from 'lucide-react';
import { memo } from 'react';
import { testHooks } from '../../../../base/testHooks.ts';
import { parentNodeOfRun, type RowItem } from '../../../../model/rows/rowItems.ts';
import { shownDepth } from '../../../../model/rows/rowTree.ts';
import { countOf, withErrors } from '../../context/countOf.ts';
import type { RowContext } from '../frame/rowContext.ts';
import { IndentGuides } from './IndentGuides.tsx';
import { rowElementId } from './rowElementId.ts';
import styles from './SpanRow.module.css';

export interface HiddenRowProps {
  readonly context: RowContext;
  /** The run's item. */
  readonly item: RowItem;
  readonly row: number;
  /** Where its top is on the layer of the rows, px. */
  readonly y: number;
  readonly isFocused: boolean;
  readonly indentLimit: number;
}

export const HiddenRow = memo(function HiddenRow(props: HiddenRowProps) {
  const { context, item, row, y, isFocused, indentLimit } = props;
  const { trace, tree, positions, hiddenReason } = context;
  const node = parentNodeOfRun(trace, item);
  const spans = tree.hidden?.spans[node] ?? 0;
  const errors = tree.hidden?.errors[node] ?? 0;
  const depth = shownDepth(tree, item);
  const siblings = positions.siblingCount(item);
  const what = `${countOf(spans, 'span')} ${hiddenReason}`;
  const whole = errors > 0 ? `${what}, ${withErrors(errors)}` : what;
  return (
    <div
      role="row"
      id={rowElementId(row)}
      className={styles.row}
      style={{ transform: `translateY(${y}px)` }}
      aria-level={depth + 1}
      aria-setsize={siblings}
      aria-posinset={siblings}
      aria-rowindex={row + 1}
      aria-label={`${whole}, hidden`}
      data-testid={testHooks.placeholderRow}
      data-kind="hidden"
      data-depth={depth}
      data-hidden-spans={spans}
      data-hidden-errors={errors}
      data-focused={isFocused ? true : undefined}
    >
      <div role="gridcell" className={styles.name} title={`${whole}. Click or press Enter to show them.`}>
        <IndentGuides depth={depth} limit={indentLimit} />
        <span className={styles.noTwisty} />
        <EyeOff size={12} aria-hidden className={styles.hiddenIcon} />
        <span className={styles.hiddenText}>{what}</span>
        {errors > 0 && (
          <span className={styles.hiddenErrors}>
            <CircleAlert size={13} aria-hidden />
            {withErrors(errors)}
          </span>
        )}
      </div>
    </div>
  );
});
