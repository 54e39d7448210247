/** The last row below a parent with hidden rows: how many spans are hidden, how many with errors, and why. */
import CircleAlert from 'lucide-react/icons/circle-alert';
import EyeOff from 'lucide-react/icons/eye-off';
import { memo } from 'react';
import { testHooks } from '../../../../base/testHooks.ts';
import { parentNodeOfRun, type RowItem } from '../../../../model/rows/rowItems.ts';
import { shownDepth } from '../../../../model/rows/rowTree.ts';
import { countOf, withErrors } from '../../context/countOf.ts';
import { IndentGuides } from './IndentGuides.tsx';
import { RowFrame, type RowPlace } from './RowFrame.tsx';
import styles from './SpanRow.module.css';

export interface HiddenRowProps extends RowPlace {
  /** The item that stands for the hidden rows. */
  readonly item: RowItem;
  readonly indentLimit: number;
}

export const HiddenRow = memo(function HiddenRow(props: HiddenRowProps) {
  const { context, item, row, y, isFocused, indentLimit } = props;
  const { trace, tree, hiddenReason } = context;
  const node = parentNodeOfRun(trace, item);
  const spans = tree.hidden?.spans[node] ?? 0;
  const errors = tree.hidden?.errors[node] ?? 0;
  const depth = shownDepth(tree, item);
  const what = `${countOf(spans, 'span')} ${hiddenReason}`;
  const whole = errors > 0 ? `${what}, ${withErrors(errors)}` : what;
  return (
    <RowFrame
      context={context}
      row={row}
      y={y}
      isFocused={isFocused}
      item={item}
      depth={depth}
      aria-label={`${whole}, hidden`}
      data-testid={testHooks.placeholderRow}
      data-kind="hidden"
      data-depth={depth}
      data-hidden-spans={spans}
      data-hidden-errors={errors}
      cellTitle={`${whole}. Click or press Enter to show them.`}
    >
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
    </RowFrame>
  );
});
