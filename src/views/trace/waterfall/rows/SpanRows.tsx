/** The rows in view as a tree grid. The keyboard focus is on the grid, which names the focused row. */
import type { FocusEvent, MouseEvent, PointerEvent, ReactNode, Ref } from 'react';
import { testHooks } from '../../../../base/testHooks.ts';
import { rowTop } from '../../../../layout/waterfall/rowGeometry.ts';
import type { BitSet } from '../../../../model/bitSet.ts';
import type { SpanMatches } from '../../../../model/find/matches.ts';
import { nodeOf, type RowItem, rowKindOf, spanOfItem } from '../../../../model/rows/rowItems.ts';
import { itemAt } from '../../../../model/rows/visibleRows.ts';
import type { SpanIndex } from '../../../../model/trace.ts';
import type { TraceViewActions } from '../../../../store/trace/actions.ts';
import type { RowContext } from '../frame/rowContext.ts';
import type { RowWindow } from '../frame/useRowWindow.ts';
import { GroupRow } from './GroupRow.tsx';
import { HiddenRow } from './HiddenRow.tsx';
import { PlaceholderRow } from './PlaceholderRow.tsx';
import { rowElementId } from './rowElementId.ts';
import { SpanRow } from './SpanRow.tsx';
import styles from './SpanRows.module.css';

export interface SpanRowsProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly context: RowContext;
  readonly rows: Int32Array;
  readonly window: RowWindow;
  /** Height of the visible part of the rows, px. */
  readonly sightHeight: number;
  readonly collapsed: BitSet;
  readonly focusedRow: number | undefined;
  readonly selected: SpanIndex | undefined;
  readonly matches: SpanMatches | undefined;
  /** Whether the row of a span is dimmed. */
  readonly isDimmed: (span: number) => boolean;
  /** Without bars, the names show durations. */
  readonly isDurationShown: boolean;
  readonly indentLimit: number;
  readonly act: TraceViewActions;
  readonly onMouseDown: (event: MouseEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerLeave: () => void;
  /** The bars. */
  readonly children: ReactNode;
}

export function SpanRows(props: SpanRowsProps) {
  const { ref, rows, window, focusedRow, act, children } = props;
  const { firstRow, endRow, scrollHeight, layer } = window;
  const isFocusedDrawn = focusedRow !== undefined && focusedRow >= firstRow && focusedRow < endRow;

  const onClick = (event: MouseEvent<HTMLElement>) => {
    if (!(event.target instanceof Element)) return;
    const row = event.target.closest('[role="row"]');
    const item = itemAt(rows, Number(row?.getAttribute('aria-rowindex')) - 1);
    if (item === undefined) return;
    if (event.target.closest(`[data-testid="${testHooks.spanToggle}"]`) === null) act.open(item);
    else act.toggle(item);
    event.currentTarget.focus({ preventScroll: true });
  };

  // When the grid gets the focus by the Tab key, it shows the row that the keys act on.
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const item = itemAt(rows, focusedRow ?? window.firstVisibleRow);
    if (
      event.target === event.currentTarget &&
      !('quiet' in event.currentTarget.dataset) &&
      event.target.matches(':focus-visible') &&
      item !== undefined
    ) {
      act.focus(item);
    }
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of rows are commands of the page
    <div
      ref={ref}
      role="treegrid"
      tabIndex={0}
      className={styles.rows}
      style={{ height: scrollHeight }}
      aria-label="Spans"
      aria-rowcount={rows.length}
      aria-colcount={1}
      aria-activedescendant={isFocusedDrawn ? rowElementId(focusedRow) : undefined}
      data-testid={testHooks.waterfallRows}
      data-total={rows.length}
      onClick={onClick}
      onFocus={onFocus}
      onMouseDown={props.onMouseDown}
      onPointerMove={props.onPointerMove}
      onPointerLeave={props.onPointerLeave}
    >
      <div className={styles.sight} style={{ height: props.sightHeight }}>
        <div ref={layer} className={styles.layer}>
          {rowsInWindow(props)}
          {children}
        </div>
      </div>
    </div>
  );
}

function rowsInWindow(props: SpanRowsProps) {
  const { rows, window } = props;
  const drawn: ReactNode[] = [];
  for (let row = window.firstRow; row < window.endRow; row++) {
    const item = itemAt(rows, row);
    if (item !== undefined) drawn.push(drawRow(props, item, row));
  }
  return drawn;
}

function drawRow(props: SpanRowsProps, item: RowItem, row: number): ReactNode {
  const { context, window, collapsed, focusedRow, selected, matches, indentLimit } = props;
  const y = rowTop(row, window.layerRow);
  const isFocused = row === focusedRow;
  // A row that scrolls into view reuses the elements of one that scrolled out.
  const key = row % window.mostRows;
  const span = spanOfItem(item);
  if (span !== undefined) {
    return (
      <SpanRow
        key={key}
        context={context}
        span={span}
        row={row}
        y={y}
        isCollapsed={collapsed.has(item)}
        isFocused={isFocused}
        isSelected={span === selected}
        isMatch={matches?.isMatch[span] === 1}
        isDimmed={props.isDimmed(span)}
        isDurationShown={props.isDurationShown}
        indentLimit={indentLimit}
      />
    );
  }
  switch (rowKindOf(context.trace, item)) {
    case 'missing-parent':
      return (
        <PlaceholderRow
          key={key}
          context={context}
          missingParent={~item}
          row={row}
          y={y}
          isCollapsed={collapsed.has(nodeOf(context.trace, item))}
          isFocused={isFocused}
        />
      );
    case 'hidden-run':
      return (
        <HiddenRow
          key={key}
          context={context}
          item={item}
          row={row}
          y={y}
          isFocused={isFocused}
          indentLimit={indentLimit}
        />
      );
    case 'group':
      return (
        <GroupRow
          key={key}
          context={context}
          item={item}
          row={row}
          y={y}
          isFocused={isFocused}
          indentLimit={indentLimit}
        />
      );
    case 'span':
      return null;
  }
}
