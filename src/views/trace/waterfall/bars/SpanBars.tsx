/**
 * The bars of the rows in view, in one <svg>. Rows handle pointer events; hitTest finds the bar at a point.
 */

import { memo } from 'react';
import type { CriticalPath } from '../../../../analysis/path/criticalPath.ts';
import { testHooks } from '../../../../base/testHooks.ts';
import { colorOfSpan } from '../../../../layout/spanColors.ts';
import type { Tick } from '../../../../layout/time/timeScale.ts';
import type { BarLabel, BarLayout } from '../../../../layout/waterfall/barLayout.ts';
import type { GroupBarLayout } from '../../../../layout/waterfall/groupBarLayout.ts';
import { BAR_HEIGHT, rowAtY, rowTop } from '../../../../layout/waterfall/rowGeometry.ts';
import { formatSpanId } from '../../../../model/spanIds.ts';
import type { Trace } from '../../../../model/trace.ts';
import { asSpanIndex } from '../../../../model/trace.ts';
import type { RowContext } from '../frame/rowContext.ts';
import { GroupBars } from './GroupBars.tsx';
import styles from './SpanBars.module.css';

export interface SpanBarsProps {
  readonly context: RowContext;
  readonly bars: readonly BarLayout[];
  /** The critical path, and where it is in the bars of these rows; undefined if it is not shown. */
  readonly path: { readonly path: CriticalPath; readonly d: string } | undefined;
  readonly groupBars: readonly GroupBarLayout[];
  readonly isDimmed: (span: number) => boolean;
  readonly ticks: readonly Tick[];
  /** The picture's top on the layer of the rows, px. */
  readonly top: number;
  /** The picture's first and last row; coordinates are relative to the first. */
  readonly originRow: number;
  readonly endRow: number;
  /** The largest number of bars there can be. */
  readonly mostRows: number;
  /** The tick lines are at least this long, px. */
  readonly leastHeight: number;
  /** Space to the left of time 0, px. */
  readonly padding: number;
}

export function SpanBars(props: SpanBarsProps) {
  const {
    context,
    bars,
    path,
    groupBars,
    isDimmed,
    ticks,
    top,
    originRow,
    endRow,
    mostRows,
    leastHeight,
    padding,
  } = props;
  const { trace, colors } = context;
  const height = Math.max(leastHeight, rowTop(endRow, originRow));
  return (
    <svg className={styles.bars} style={{ transform: `translateY(${top}px)`, height }} aria-hidden="true">
      <g transform={`translate(${padding} 0)`}>
        <path className={styles.grid} d={gridPath(ticks, height)} />
        {bars.map((bar) => (
          <SpanBar
            key={(originRow + rowAtY(bar.y)) % mostRows}
            trace={trace}
            span={bar.span}
            color={colorOfSpan(colors, bar.span).color}
            onColor={colorOfSpan(colors, bar.span).onColor}
            x={bar.x}
            y={bar.y}
            width={bar.width}
            isDimmed={isDimmed(bar.span)}
            isOwnError={bar.isOwnError}
            isErrorOrigin={bar.isErrorOrigin}
            coveredPath={bar.coveredPath}
            eventPath={bar.eventPath}
            extentPath={bar.extentPath}
            extentFrom={bar.extentFrom}
            extentTo={bar.extentTo}
            pathTime={path?.path.pathTime[bar.span]}
            labelText={bar.label.text}
            labelX={bar.label.x}
            placement={bar.label.placement}
          />
        ))}
        <GroupBars context={context} bars={groupBars} />
        {path !== undefined && (
          <path
            className={styles.path}
            d={path.d}
            data-testid={testHooks.criticalPath}
            data-segments={path.path.segments.count}
          />
        )}
      </g>
    </svg>
  );
}

/** Its props are primitives, so that a bar that has not moved is not rendered again. */
interface SpanBarProps {
  readonly trace: Trace;
  readonly span: number;
  readonly color: string;
  readonly onColor: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly isDimmed: boolean;
  readonly isOwnError: boolean;
  readonly isErrorOrigin: boolean;
  readonly coveredPath: string;
  readonly eventPath: string;
  readonly extentPath: string;
  readonly extentFrom: number | undefined;
  readonly extentTo: number | undefined;
  readonly pathTime: number | undefined;
  readonly labelText: string;
  readonly labelX: number;
  readonly placement: BarLabel['placement'];
}

const SpanBar = memo(function SpanBar(props: SpanBarProps) {
  const {
    trace,
    span,
    color,
    onColor,
    x,
    y,
    width,
    isDimmed,
    isOwnError,
    isErrorOrigin,
    coveredPath,
    eventPath,
    extentPath,
    extentFrom,
    extentTo,
    pathTime,
    labelText,
    labelX,
    placement,
  } = props;
  return (
    <g
      className={isDimmed ? styles.dimmed : undefined}
      data-testid={testHooks.spanBar}
      data-span-id={formatSpanId(trace, asSpanIndex(span))}
      data-extent-start-us={extentFrom}
      data-extent-end-us={extentTo}
      data-path-us={pathTime}
      style={{ color }}
    >
      {extentPath !== '' && <path className={styles.extent} d={extentPath} />}
      {width > 0 && (
        <rect
          className={styles.bar}
          x={x}
          y={y}
          width={width}
          height={BAR_HEIGHT}
          rx={Math.min(3, width / 2)}
        />
      )}
      {coveredPath !== '' && <path className={styles.covered} d={coveredPath} />}
      {width > 0 && isOwnError && (
        <rect
          className={styles.error}
          data-origin={isErrorOrigin}
          x={x - 0.5}
          y={y - 0.5}
          width={width + 1}
          height={BAR_HEIGHT + 1}
          rx={Math.min(3.5, (width + 1) / 2)}
        />
      )}
      {eventPath !== '' && <path className={styles.event} d={eventPath} />}
      {labelText !== '' && (
        <text
          className={styles.label}
          style={placement === 'inside' ? { fill: onColor } : undefined}
          data-placement={placement}
          x={labelX}
          y={y + BAR_HEIGHT / 2}
        >
          {labelText}
        </text>
      )}
    </g>
  );
});

function gridPath(ticks: readonly Tick[], height: number): string {
  return ticks.map((tick) => `M${Math.round(tick.x) + 0.5} 0V${height}`).join('');
}
