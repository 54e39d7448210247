/**
 * A span's row: its place in the tree, its name and service,
 * whether it failed. Attributes hold its facts for tests.
 */

import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronRight from 'lucide-react/icons/chevron-right';
import CircleAlert from 'lucide-react/icons/circle-alert';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { memo } from 'react';
import { formatCount } from '../../../../base/formatCount.ts';
import { formatDuration } from '../../../../base/formatDuration.ts';
import { testHooks } from '../../../../base/testHooks.ts';
import { cutText } from '../../../../base/text/cutText.ts';
import { colorOfSpan, type SpanColors, valueOfSpan } from '../../../../layout/spanColors.ts';
import { DEFAULT_COLOR_BY } from '../../../../model/color/colorBy.ts';
import type { SpanOutcome } from '../../../../model/details/spanOutcome.ts';
import { itemOfSpan } from '../../../../model/rows/rowItems.ts';
import { hasChildren, shownDepth } from '../../../../model/rows/rowTree.ts';
import { formatSpanId } from '../../../../model/spanIds.ts';
import {
  asSpanIndex,
  isErrorOrigin,
  NONE,
  SpanFlag,
  type SpanIndex,
  spanKindNames,
  type Trace,
} from '../../../../model/trace.ts';
import { colorByName, valueName } from '../../context/colorText.ts';
import { NO_NAME, NO_SERVICE, operationText, serviceText } from '../../context/spanText.ts';
import { reachWords } from '../frame/describeExtent.ts';
import { describePath } from './describePath.ts';
import { IndentGuides } from './IndentGuides.tsx';
import { RowFrame, type RowPlace } from './RowFrame.tsx';
import styles from './SpanRow.module.css';

export interface SpanRowProps extends RowPlace {
  readonly span: SpanIndex;
  readonly isCollapsed: boolean;
  readonly isSelected: boolean;
  readonly isMatch: boolean;
  /** It does not pass the filter, or does not match while find dims others. */
  readonly isDimmed: boolean;
  readonly isDurationShown: boolean;
  /** The largest number of levels that rows are indented. */
  readonly indentLimit: number;
}

type RowError = 'none' | 'own' | 'suspected' | 'descendant';

const errorWords: Readonly<Record<RowError, string>> = {
  none: '',
  own: ', error',
  suspected: ', suspected error',
  descendant: ', errors below',
};

export const SpanRow = memo(function SpanRow(props: SpanRowProps) {
  const {
    context,
    span,
    row,
    y,
    isCollapsed,
    isFocused,
    isSelected,
    isMatch,
    isDimmed,
    isDurationShown,
    indentLimit,
  } = props;
  const { trace, tree, colors } = context;
  const { spans } = trace;
  const service = spans.service[span];
  const serviceName = trace.services.at(service)?.name ?? '';
  const operation = trace.strings.get(spans.name[span]);
  const shownOperation = operationText(trace, span);
  const shownService = serviceText(trace, span);
  const item = itemOfSpan(span);
  const depth = shownDepth(tree, item);
  const error = rowError(trace, span);
  const isOrigin = isErrorOrigin(trace, span);
  const outcome = context.outcomeOf?.(trace, span);
  const called = calledText(outcome);
  const canCollapse = hasChildren(trace, item);
  const hiddenSpans = isCollapsed ? spans.subtreeEnd[span] - span - 1 : 0;
  const hiddenErrors = isCollapsed ? spans.errorsBelow[span] : 0;
  const color = colorOfSpan(colors, span);
  const value = otherValue(colors, span);
  return (
    <RowFrame
      context={context}
      row={row}
      y={y}
      isFocused={isFocused}
      item={item}
      depth={depth}
      aria-expanded={canCollapse ? !isCollapsed : undefined}
      aria-selected={isSelected}
      aria-label={`${shownOperation}, ${shownService}, ${formatDuration(spans.duration[span])}, starts at ${formatDuration(spans.start[span])}${called === '' ? '' : `, calls ${called}`}${outcome?.summary === undefined ? '' : `, ${outcome.summary.text}`}${isOrigin ? ', the failure began here' : errorWords[error]}${reachWords(trace, span)}${value === '' ? '' : `, ${value}`}${hiddenSpans > 0 ? `, ${hiddenSpans} hidden` : ''}`}
      data-testid={testHooks.spanRow}
      data-span-id={formatSpanId(trace, span)}
      data-parent-id={
        spans.parent[span] === NONE ? undefined : formatSpanId(trace, asSpanIndex(spans.parent[span]))
      }
      data-service={serviceName}
      data-operation={operation}
      data-kind={spanKindNames.at(spans.kind[span])}
      data-depth={depth}
      data-start-us={spans.start[span]}
      data-duration-us={spans.duration[span]}
      data-error={error}
      data-origin={isOrigin ? true : undefined}
      data-match={isMatch ? true : undefined}
      data-state={isSelected ? 'selected' : isDimmed ? 'dimmed' : 'default'}
      data-hidden-spans={isCollapsed ? hiddenSpans : undefined}
      data-hidden-errors={isCollapsed ? hiddenErrors : undefined}
    >
      <IndentGuides depth={depth} limit={indentLimit} describe={() => describePath(trace, span)} />
      {canCollapse ? (
        <Twisty isCollapsed={isCollapsed} name={shownOperation} />
      ) : (
        <span className={styles.noTwisty} />
      )}
      <span className={styles.stripe} style={{ background: color.color }} aria-hidden="true" />
      <span className={styles.operation}>
        {shownOperation === NO_NAME ? <span className={styles.noText}>{NO_NAME}</span> : shownOperation}
      </span>
      <span className={styles.facts}>
        <span className={styles.service}>
          {color.badge !== undefined && <span className={styles.badge}>{color.badge}</span>}
          {serviceName === '' ? <span className={styles.noText}>{NO_SERVICE}</span> : shownService}
          {called !== '' && <span className={styles.called}> → {called}</span>}
        </span>
        {outcome?.summary !== undefined && (
          <span className={styles.summary} data-severity={outcome.summary.severity}>
            {outcome.summary.text}
          </span>
        )}
      </span>
      {isCollapsed && <span className={styles.hiddenCount}>+{formatCount(hiddenSpans)}</span>}
      <ErrorMark
        error={error}
        isOrigin={isOrigin}
        errorsBelow={spans.errorsBelow[span]}
        isCollapsed={isCollapsed}
      />
      {isDurationShown && <span className={styles.duration}>{formatDuration(spans.duration[span])}</span>}
    </RowFrame>
  );
});

/** Expands and collapses a row. Keys do the same, so it is not a tab stop. */
export function Twisty({ isCollapsed, name }: { readonly isCollapsed: boolean; readonly name: string }) {
  const Icon = isCollapsed ? ChevronRight : ChevronDown;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.twisty}
      aria-label={`${isCollapsed ? 'Expand' : 'Collapse'} ${name}`}
      data-testid={testHooks.spanToggle}
    >
      <Icon size={14} aria-hidden />
    </button>
  );
}

export interface ErrorMarkProps {
  readonly error: RowError;
  /** Nothing below it failed. */
  readonly isOrigin?: boolean;
  /** The number of descendants with an error of their own. */
  readonly errorsBelow: number;
  readonly isCollapsed: boolean;
}

/**
 * A solid mark where a failure began, a hollow one for an error that another below it caused and for errors
 * below (with their number if they are hidden), a triangle for a suspected error.
 */
export function ErrorMark({ error, isOrigin = false, errorsBelow, isCollapsed }: ErrorMarkProps) {
  const isBelowShown = errorsBelow > 0 && (isCollapsed || error === 'descendant');
  return (
    <span className={styles.errors}>
      {isBelowShown && (
        <span
          className={styles.below}
          title={`${formatCount(errorsBelow)} ${errorsBelow === 1 ? 'span' : 'spans'} below with an error`}
        >
          <CircleAlert size={13} aria-hidden />
          {isCollapsed && formatCount(errorsBelow)}
        </span>
      )}
      {error === 'own' && (
        <span className={styles.own} data-origin={isOrigin} aria-hidden="true">
          !
        </span>
      )}
      {error === 'suspected' && (
        <span className={styles.suspected}>
          <TriangleAlert size={13} aria-hidden />
        </span>
      )}
    </span>
  );
}

/** `bank-gw · timeout`; '' if no tag knows what was called. */
function calledText(outcome: SpanOutcome | undefined): string {
  if (outcome?.called === undefined) return '';
  const reason = outcome.reason === undefined ? '' : ` · ${cutText(outcome.reason, REASON_CHARACTERS)}`;
  return cutText(outcome.called) + reason;
}

const REASON_CHARACTERS = 60;

/**
 * The value that determines the colour: `db.system: redis`;
 * '' if it is the service, which the row shows anyway.
 */
function otherValue(colors: SpanColors, span: SpanIndex): string {
  const { by, values } = colors;
  if (by === DEFAULT_COLOR_BY) return '';
  return cutText(`${colorByName(by)}: ${valueName(by, valueOfSpan(colors, span), values.texts)}`);
}

function rowError(trace: Trace, span: SpanIndex): RowError {
  const flags = trace.spans.flags[span];
  if ((flags & SpanFlag.ownError) !== 0) return 'own';
  if ((flags & SpanFlag.suspectedError) !== 0) return 'suspected';
  return trace.spans.errorsBelow[span] > 0 ? 'descendant' : 'none';
}
