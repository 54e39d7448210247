/**
 * Names on the left, bars on the right, from one window of
 * rows in one render; above them the minimap and the axis.
 */
import {
  type CSSProperties,
  type MouseEvent,
  type Ref,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import { testHooks } from '../../../base/testHooks.ts';
import { SpanCoverage } from '../../../layout/waterfall/barCoverage.ts';
import { layoutBars } from '../../../layout/waterfall/barLayout.ts';
import { layoutGroupBars } from '../../../layout/waterfall/groupBarLayout.ts';
import { type Hit, hitTest } from '../../../layout/waterfall/hitTest.ts';
import { indentLimit, rowAtY, rowTop, windowOrigin } from '../../../layout/waterfall/rowGeometry.ts';
import { describeHiding } from '../../../model/filter/hiding.ts';
import { spanOfItem } from '../../../model/rows/rowItems.ts';
import { ShownState } from '../../../model/rows/shownTree.ts';
import { itemAt, rowOfItem } from '../../../model/rows/visibleRows.ts';
import { hidingOf } from '../../../store/trace/hidingOf.ts';
import { useAwaitedPart } from '../../shared/laterCode.ts';
import { useBusy } from '../../shared/readiness.tsx';
import { outcomePart } from '../context/outcomePart.ts';
import { useCriticalPath } from '../context/pathPart.ts';
import { useTraceState, useTraceView } from '../context/traceView.ts';
import { useSpanColors } from '../context/useSpanColors.ts';
import { SpanBars } from './bars/SpanBars.tsx';
import { useBarTip } from './bars/useBarTip.ts';
import { ColumnDivider } from './frame/ColumnDivider.tsx';
import type { RowContext } from './frame/rowContext.ts';
import { type ElementSize, scrollbarWidth, useElementSize } from './frame/useElementSize.ts';
import { useRowWindow } from './frame/useRowWindow.ts';
import { Minimap } from './minimap/Minimap.tsx';
import { useRowsMark } from './minimap/useRowsMark.ts';
import { NamesTitle } from './rows/NamesTitle.tsx';
import { SpanRows } from './rows/SpanRows.tsx';
import { useRevealFocused } from './rows/useRevealFocused.ts';
import { IdleBreaks } from './time/IdleBreaks.tsx';
import { TimeAxis } from './time/TimeAxis.tsx';
import { useCursor } from './time/useCursor.ts';
import { useFitOnDoubleClick } from './time/useFitOnDoubleClick.ts';
import { usePanZoom } from './time/usePanZoom.ts';
import { type TimeControl, useTimeControl } from './time/useTimeControl.ts';
import { TIME_PADDING, useTimeline } from './time/useTimeline.ts';
import styles from './Waterfall.module.css';

export interface WaterfallProps {
  /** Receives the grid, which takes the keyboard focus, and the number of rows per page. */
  readonly onRows: (grid: HTMLElement | null, rowsInSight: number) => void;
  /** Set to the control that zooms and pans. */
  readonly timeControl: Ref<TimeControl>;
}

export function Waterfall({ onRows, timeControl }: WaterfallProps) {
  const view = useTraceView();
  const state = useTraceState((whole) => whole);
  const { trace, range } = state;
  const visible = view.select.rows(state);
  const { tree, items: rows } = visible;
  const gaps = view.select.squeezedGaps(state);
  const positions = view.select.positions(tree);
  const colors = useSpanColors();
  const statsOf = view.select.groupStats(tree);
  const { value: outcomeOf } = useAwaitedPart(outcomePart);
  const hiddenReason = describeHiding(hidingOf(state.drawn ?? state));
  useBusy(state.drawn !== undefined);
  const context = useMemo<RowContext>(
    () => ({ trace, tree, positions, colors, hiddenReason, outcomeOf, statsOf }),
    [trace, tree, positions, colors, hiddenReason, outcomeOf, statsOf],
  );
  const coverage = useMemo(() => new SpanCoverage(trace), [trace]);
  const matches = view.select.matches(state);

  const { states } = tree;
  const dimming = state.findMode === 'dim' ? matches?.isMatch : undefined;
  const isDimmed = (span: number) => states?.[span] === ShownState.context || dimming?.[span] === 0;

  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const isAlone = state.selected === undefined;
  const { width, height } = useElementSize(scroller, () => (isAlone ? guessSize() : undefined));
  const timeline = useTimeline(width, range, gaps, view.select.unfilteredIdleGaps(state));
  const { scale, ticks, idleMarks } = timeline;
  const { areBarsHidden } = state;
  const namesWidth = areBarsHidden ? width : timeline.namesWidth;
  const window = useRowWindow(rows.length, scroller, height);
  const rowsMark = useRowsMark(trace, rows, window);
  const cursor = useCursor(scale, namesWidth, TIME_PADDING.left);
  const tip = useBarTip(trace, outcomeOf);
  const time = useTimeControl(scale, cursor.x);
  usePanZoom(cursor.frame, namesWidth + TIME_PADDING.left, time);
  useImperativeHandle(timeControl, () => time, [time]);
  useRevealFocused({ scroller, height, window, rows: visible, grid });
  useLayoutEffect(() => onRows(grid.current, window.rowsInSight), [onRows, window.rowsInSight]);

  const { firstRow, endRow } = window;
  const originRow = windowOrigin(firstRow);
  const bars = useMemo(
    () => layoutBars({ trace, coverage, rows, firstRow, endRow, originRow, scale }),
    [trace, coverage, rows, firstRow, endRow, originRow, scale],
  );
  const critical = useCriticalPath(trace, state.isPathShown);
  const { collapsed } = visible;
  const path = useMemo(() => {
    if (critical === undefined) return undefined;
    const isCollapsed = (span: number) => collapsed.has(span);
    const d = critical.layout({ rows, firstRow, endRow, originRow, scale, isCollapsed });
    return { path: critical.path, d };
  }, [critical, rows, firstRow, endRow, originRow, scale, collapsed]);
  const groupBars = useMemo(
    () => layoutGroupBars({ tree, rows, firstRow, endRow, originRow, scale, statsOf }),
    [tree, rows, firstRow, endRow, originRow, scale, statsOf],
  );
  const focusedRow = state.focused === undefined ? undefined : rowOfItem(visible, state.focused);

  const hitOf = (event: MouseEvent<HTMLElement>, isNameRow = false): Hit => {
    const layer = window.layer.current?.getBoundingClientRect();
    if (layer === undefined) return { kind: 'none' };
    const { left, top } = layer;
    const x = event.clientX - left - namesWidth - TIME_PADDING.left;
    const y = rowTop(window.layerRow) + event.clientY - top;
    if (x >= -TIME_PADDING.left) return hitTest(trace, rows, scale, x, y);
    const item = isNameRow ? itemAt(rows, rowAtY(y)) : undefined;
    const span = item === undefined ? undefined : spanOfItem(item);
    return span === undefined ? { kind: 'none' } : { kind: 'row', span };
  };
  const remember = useFitOnDoubleClick(view.act);

  return (
    <section className={styles.timeline} aria-label="Timeline">
      <Minimap
        trace={trace}
        colors={colors}
        range={range}
        gaps={gaps}
        matches={matches?.spans}
        selected={state.selected}
        rowsMark={rowsMark}
        act={view.act}
      />
      <div
        ref={cursor.frame}
        className={styles.frame}
        style={frameStyle(namesWidth, width)}
        onPointerMove={cursor.move}
        onPointerLeave={cursor.leave}
      >
        <div className={styles.head}>
          <NamesTitle tree={tree} />
          {!areBarsHidden && (
            <TimeAxis
              scale={scale}
              ticks={ticks}
              idleMarks={idleMarks}
              padding={TIME_PADDING.left}
              act={view.act}
              cursorLabel={cursor.label}
            />
          )}
        </div>
        <div
          ref={scroller}
          className={styles.scroller}
          data-testid={testHooks.waterfall}
          data-view-start-us={range.start}
          data-view-end-us={range.end}
        >
          <SpanRows
            ref={grid}
            context={context}
            rows={rows}
            window={window}
            sightHeight={height}
            collapsed={visible.collapsed}
            focusedRow={focusedRow}
            selected={state.selected}
            matches={matches}
            isDimmed={isDimmed}
            isDurationShown={areBarsHidden}
            indentLimit={indentLimit(namesWidth)}
            act={view.act}
            onMouseDown={(event) => remember(event, hitOf(event))}
            onPointerMove={(event) => tip.move(event, hitOf(event, true))}
            onPointerLeave={tip.hide}
          >
            {!areBarsHidden && (
              <SpanBars
                context={context}
                bars={bars}
                path={path}
                groupBars={groupBars}
                isDimmed={isDimmed}
                ticks={ticks}
                top={rowTop(originRow, window.layerRow)}
                originRow={originRow}
                endRow={endRow}
                mostRows={window.mostRows}
                leastHeight={window.scrollHeight < height ? height : 0}
                padding={TIME_PADDING.left}
              />
            )}
          </SpanRows>
        </div>
        {!areBarsHidden && <IdleBreaks marks={idleMarks} left={namesWidth + TIME_PADDING.left} />}
        <span className={styles.cursorLine} aria-hidden="true" />
        <span ref={tip.element} className={styles.tip} hidden aria-hidden="true" />
        {!areBarsHidden && (
          <ColumnDivider
            share={timeline.share}
            width={width}
            onMove={timeline.moveDivider}
            onMoveEnd={timeline.keepDivider}
          />
        )}
      </div>
    </section>
  );
}

/** Height of everything above the rows in a wide window, px. */
const ABOVE_ROWS = 266;

/** A first guess: what the window leaves if the details are closed. */
function guessSize(): ElementSize {
  return {
    width: document.documentElement.clientWidth - scrollbarWidth(),
    height: Math.max(0, window.innerHeight - ABOVE_ROWS),
  };
}

/** Variables that the style sheets of rows, bars and axis share. */
function frameStyle(namesWidth: number, width: number): CSSProperties {
  const style: CSSProperties & Record<`--${string}`, string> = {
    '--names-width': `${namesWidth}px`,
    '--rows-width': `${width}px`,
  };
  return style;
}
