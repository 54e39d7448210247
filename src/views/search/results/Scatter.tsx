/**
 * The plot of the found traces: when they started and how long they took. Keyboard users have the list below.
 */
import { memo, type PointerEvent, useMemo, useState } from 'react';
import { formatDuration } from '../../../base/formatDuration.ts';
import { testHooks } from '../../../base/testHooks.ts';
import { cutText } from '../../../base/text/cutText.ts';
import {
  layoutScatter,
  nearestPoint,
  type ScatterLayout,
  type ScatterPoint,
  timeAt,
} from '../../../layout/scatterLayout.ts';
import { type ServiceColor, serviceColorValue } from '../../../layout/serviceColors.ts';
import type { TraceSummary } from '../../../model/summaries/traceSummary.ts';
import { formatTracePath } from '../../../url/pagePath.ts';
import { useAddress } from '../../shared/address.ts';
import { type Clock, useClock } from '../../shared/clock.ts';
import {
  formatDate,
  formatDay,
  formatHourMinute,
  formatTimeOfDay,
  needsDay,
} from '../../shared/formatTime.ts';
import styles from './Scatter.module.css';
import { useElementWidth } from './useElementWidth.ts';
import { useTimeBrush } from './useTimeBrush.ts';

const HEIGHT = 124;
/** The longest name in the hint. */
const NAME_CHARACTERS = 100;
/** How close to a point the pointer must be, px. */
const REACH = 14;

export interface ScatterProps {
  readonly traces: readonly TraceSummary[];
  readonly colors: ReadonlyMap<string, ServiceColor>;
  readonly startUnixMicros: number;
  readonly endUnixMicros: number;
  /** A time range was chosen by dragging. Must be stable. */
  readonly onNarrow: (startUnixMicros: number, endUnixMicros: number) => void;
}

export const Scatter = memo(function Scatter({
  traces,
  colors,
  startUnixMicros,
  endUnixMicros,
  onNarrow,
}: ScatterProps) {
  const { go } = useAddress();
  const [width, measure] = useElementWidth();
  const layout = useMemo(
    () => layoutScatter(traces, { width, height: HEIGHT, startUnixMicros, endUnixMicros }),
    [traces, width, startUnixMicros, endUnixMicros],
  );
  const [hovered, setHovered] = useState<ScatterPoint | undefined>(undefined);
  const brush = useTimeBrush({ from: layout.plot.left, to: layout.plot.right }, ({ from, to }) =>
    onNarrow(timeAt(layout, from), timeAt(layout, to)),
  );
  const onPointerMove = (event: PointerEvent<SVGSVGElement>) => {
    brush.onPointerMove(event);
    const box = event.currentTarget.getBoundingClientRect();
    setHovered(nearestPoint(layout, event.clientX - box.left, event.clientY - box.top, REACH));
  };
  const shown = hovered === undefined ? undefined : traces.at(hovered.trace);
  return (
    <div ref={measure} className={styles.frame} data-testid={testHooks.scatter} aria-hidden="true">
      {width > 0 && (
        <svg
          aria-hidden="true"
          className={styles.plot}
          width={width}
          height={HEIGHT}
          data-hit={shown !== undefined}
          onPointerDown={brush.onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={brush.onPointerUp}
          onPointerCancel={brush.onPointerCancel}
          onPointerLeave={() => setHovered(undefined)}
          onClick={() => {
            if (shown !== undefined && !brush.wasDragged()) go(formatTracePath(shown.id), '');
          }}
        >
          <Axes layout={layout} />
          <Points layout={layout} traces={traces} colors={colors} />
          {brush.stretch !== undefined && (
            <rect
              className={styles.stretch}
              x={brush.stretch.from}
              y={layout.plot.top}
              width={brush.stretch.to - brush.stretch.from}
              height={layout.plot.bottom - layout.plot.top}
            />
          )}
          {hovered !== undefined && <circle className={styles.ring} cx={hovered.x} cy={hovered.y} r={7} />}
        </svg>
      )}
      {hovered !== undefined && shown !== undefined && brush.stretch === undefined && (
        <ScatterHint point={hovered} trace={shown} width={width} />
      )}
    </div>
  );
});

function Axes({ layout }: { readonly layout: ScatterLayout }) {
  const clock = useClock();
  const { plot, timeTicks } = layout;
  const times = timeTicks.map(({ value }) => value);
  const daysShown = needsDay(times, clock);
  // The first tick of each day says the day.
  const days = new Map(times.toReversed().map((value) => [formatDate(value, clock), value]));
  const step = timeTicks.length > 1 ? timeTicks[1].value - timeTicks[0].value : 60e6;
  return (
    <g>
      {layout.durationTicks.map(({ position, value }) => (
        <g key={value}>
          <line className={styles.grid} x1={plot.left} x2={plot.right} y1={position} y2={position} />
          <text className={styles.label} x={plot.left - 8} y={position + 4} textAnchor="end">
            {durationLabel(value)}
          </text>
        </g>
      ))}
      {timeTicks.map(({ position, value }) => (
        <text key={value} className={styles.label} x={position} y={HEIGHT - 5} textAnchor="middle">
          {timeLabel(value, step, daysShown && value === days.get(formatDate(value, clock)), clock)}
        </text>
      ))}
    </g>
  );
}

/**
 * The time of day, with seconds if labels are less than a minute apart (`step`, µs); with the day, which
 * stands alone at midnight.
 */
function timeLabel(unixMicros: number, step: number, isDayShown: boolean, clock: Clock): string {
  const time = step < 60e6 ? formatTimeOfDay(unixMicros, clock) : formatHourMinute(unixMicros, clock);
  if (!isDayShown) return time;
  const day = formatDay(unixMicros, clock);
  return /^00:00(:00)?$/.test(time) ? day : `${day} ${time}`;
}

/** Powers of ten: `1 s`, not `1.00 s`, and `100 s` rather than minutes; `10⁵ s` if that would be too long. */
function durationLabel(micros: number): string {
  if (micros >= 1e10) {
    const power = String(Math.round(Math.log10(micros / 1e6)));
    return `10${power.replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit)))} s`;
  }
  if (micros >= 1e8) return `${(micros / 1e6).toLocaleString('en')} s`;
  return formatDuration(micros).replace(/\.0+(?= )/, '');
}

interface PointsProps {
  readonly layout: ScatterLayout;
  readonly traces: readonly TraceSummary[];
  readonly colors: ReadonlyMap<string, ServiceColor>;
}

/** Circles, and diamonds for traces with errors. Drawn once: hovering does not change them. */
const Points = memo(function Points({ layout, traces, colors }: PointsProps) {
  return (
    <g>
      {layout.points.map((point) => {
        const size = 3 + Math.min(4, Math.log2(point.count));
        if (point.isError) {
          const half = size + 1;
          const path = `M${point.x} ${point.y - half}l${half} ${half}l${-half} ${half}l${-half} ${-half}z`;
          return <path key={point.trace} className={styles.error} d={path} />;
        }
        const color = colors.get(traces[point.trace].rootService);
        const fill = color === undefined ? 'var(--text-3)' : serviceColorValue(color.slot, color.shade);
        return (
          <circle
            key={point.trace}
            className={styles.point}
            cx={point.x}
            cy={point.y}
            r={size}
            style={{ color: fill }}
          />
        );
      })}
    </g>
  );
});

interface ScatterHintProps {
  readonly point: ScatterPoint;
  readonly trace: TraceSummary;
  readonly width: number;
}

function ScatterHint({ point, trace, width }: ScatterHintProps) {
  const clock = useClock();
  const isRight = point.x > width / 2;
  return (
    <div
      className={styles.hint}
      data-side={isRight ? 'left' : 'right'}
      style={{ left: point.x, top: point.y }}
    >
      <b>{trace.rootOperation === '' ? '(no name)' : cutText(trace.rootOperation, NAME_CHARACTERS)}</b>{' '}
      <span className={styles.quiet}>{cutText(trace.rootService, NAME_CHARACTERS)}</span>
      <br />
      {formatDuration(trace.duration)} · {formatTimeOfDay(trace.startUnixMicros, clock)}
      {trace.errorCount > 0 && (
        <span className={styles.bad}>
          {' '}
          · {trace.errorCount} {trace.errorCount === 1 ? 'error' : 'errors'}
        </span>
      )}
      {point.count > 1 && <span> · the longest of {point.count} here</span>}
    </div>
  );
}
