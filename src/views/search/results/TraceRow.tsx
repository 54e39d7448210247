/** A found trace as a row of the list. The whole row is a link. */
import CircleAlert from 'lucide-react/icons/circle-alert';
import { type CSSProperties, type MouseEvent, memo, type PointerEvent, useMemo } from 'react';
import { formatCount } from '../../../base/formatCount.ts';
import { formatDuration } from '../../../base/formatDuration.ts';
import { testHooks } from '../../../base/testHooks.ts';
import { cutText, TOOLTIP_CHARACTERS } from '../../../base/text/cutText.ts';
import type { SlowBounds } from '../../../config/appConfig.ts';
import { type ServiceColor, serviceColorValue } from '../../../layout/serviceColors.ts';
import type { ServiceShare, TraceSummary } from '../../../model/summaries/traceSummary.ts';
import type { TraceId } from '../../../model/trace.ts';
import type { ShapeState } from '../../../queries/contracts.ts';
import { GridCell, GridRow } from '../../../ui/VirtualGrid.tsx';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import type { Clock } from '../../shared/clock.ts';
import { formatRelative } from '../../shared/formatRelative.ts';
import { formatDateTime, formatDay, formatTimeOfDay, offsetLabel } from '../../shared/formatTime.ts';
import { type Slowness, slownessOf } from './slowness.ts';
import styles from './TraceRow.module.css';
import { TraceShapeView } from './TraceShapeView.tsx';

/** What all rows share. */
export interface TraceRowProps {
  readonly traces: readonly TraceSummary[];
  /** Shapes of traces that came without one. */
  readonly shapes: ReadonlyMap<TraceId, ShapeState>;
  readonly colors: ReadonlyMap<string, ServiceColor>;
  readonly selected: TraceId | undefined;
  /** The longest duration, and the duration from which bars are marked as slow. */
  readonly longest: number;
  readonly slowFrom: number;
  /** The operator's bounds, by operation; `*` for all others. */
  readonly durations: ReadonlyMap<string, SlowBounds>;
  readonly isDayShown: boolean;
  readonly clock: Clock;
  /** Counts up when relative times must be updated. */
  readonly tick: number;
  readonly rowId: (row: number) => string;
  readonly hrefOf: (id: TraceId) => string;
  readonly onOpen: (id: TraceId) => void;
  /** The pointer entered a row, or left it (undefined). */
  readonly onHover: (id: TraceId | undefined) => void;
}

const MAX_SERVICES = 8;
const TOOLTIP_SERVICES = 30;

export function TraceRow({
  index,
  style,
  traces,
  shapes,
  selected,
  onHover,
  ...shared
}: TraceRowProps & { readonly index: number; readonly style: CSSProperties }) {
  const trace = traces.at(index);
  if (trace === undefined) return null;
  return (
    <GridRow
      id={shared.rowId(index)}
      aria-rowindex={index + 2}
      aria-selected={trace.id === selected}
      className={styles.row}
      style={style}
      onPointerEnter={(event: PointerEvent) => {
        if (event.pointerType !== 'touch') onHover(trace.id);
      }}
      onPointerLeave={() => onHover(undefined)}
      data-testid={testHooks.traceRow}
      data-trace-id={trace.id}
      data-duration-us={trace.duration}
      data-span-count={trace.spanCount}
      data-error-count={countErrors(trace, shapes.get(trace.id)).errors}
    >
      <RowCells trace={trace} fetchedShape={shapes.get(trace.id)} {...shared} />
    </GridRow>
  );
}

interface RowCellsProps
  extends Pick<
    TraceRowProps,
    'colors' | 'longest' | 'slowFrom' | 'durations' | 'isDayShown' | 'clock' | 'tick' | 'hrefOf' | 'onOpen'
  > {
  readonly trace: TraceSummary;
  readonly fetchedShape: ShapeState | undefined;
}

const RowCells = memo(function RowCells(props: RowCellsProps) {
  const { trace, fetchedShape, colors, clock, onOpen } = props;
  const onClick = (event: MouseEvent) => {
    // A click that opens a new tab or downloads is left to the browser.
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onOpen(trace.id);
  };
  const shape = useMemo<ShapeState | undefined>(
    () => (trace.shape === undefined ? fetchedShape : { kind: 'drawn', summary: trace }),
    [trace, fetchedShape],
  );
  const { errors, isServers } = countErrors(trace, fetchedShape);
  // If the server does not name the root, the spans fetched for the shape do.
  const services = trace.services.toSorted((a, b) => b.spanCount - a.spanCount);
  const fetchedName = fetchedShape?.kind === 'drawn' ? fetchedShape.summary.rootOperation : '';
  const name = cutText(trace.rootOperation || fetchedName || '(no name)');
  const rootService = cutText(trace.rootService);
  return (
    <>
      <GridCell className={styles.name}>
        <a
          className={styles.link}
          href={props.hrefOf(trace.id)}
          tabIndex={-1}
          title={`${name}\n${rootService}\n${cutText(trace.id)}\n${listShares(services)}`}
          onClick={onClick}
        >
          <span className={styles.operation}>{name}</span>{' '}
          <span className={styles.rootService}>{rootService}</span>
        </a>
        <ServiceShares services={services} colors={colors} />
      </GridCell>
      <GridCell className={styles.shapeCell} data-testid={testHooks.traceShape} data-state={shape?.kind}>
        <TraceShapeView state={shape} colors={colors} />
      </GridCell>
      <DurationCell
        duration={trace.duration}
        longest={props.longest}
        slowness={slownessOf(trace.duration, props.slowFrom, boundsFor(props.durations, trace.rootOperation))}
      />
      <GridCell className={styles.spans}>{formatCount(trace.spanCount)}</GridCell>
      <GridCell
        className={styles.errors}
        data-some={errors > 0}
        title={isServers ? SERVERS_COUNT : undefined}
      >
        {errors > 0 ? (
          <>
            <CircleAlert size={13} aria-hidden />
            {formatCount(errors)}
            <VisuallyHidden>{errors === 1 ? ' error' : ' errors'}</VisuallyHidden>
          </>
        ) : (
          <>
            <span aria-hidden="true">–</span>
            <VisuallyHidden>no errors</VisuallyHidden>
          </>
        )}
      </GridCell>
      <GridCell
        className={styles.start}
        title={`${formatDateTime(trace.startUnixMicros, clock)} ${offsetLabel(trace.startUnixMicros, clock)}`}
      >
        <span>
          {props.isDayShown && <span className={styles.day}>{formatDay(trace.startUnixMicros, clock)} </span>}
          {formatTimeOfDay(trace.startUnixMicros, clock)}
        </span>
        <span className={styles.relative}>{formatRelative(trace.startUnixMicros, clock)}</span>
      </GridCell>
    </>
  );
});

const SERVERS_COUNT =
  'As the server counts: spans with the status error. Spans with the tag error=true are added when the trace is loaded.';

/** The failed spans of a trace: counted here once the trace is loaded, until then by the server. */
function countErrors(trace: TraceSummary, fetched: ShapeState | undefined) {
  if (trace.shape !== undefined) return { errors: trace.errorCount, isServers: false };
  if (fetched?.kind === 'drawn') return { errors: fetched.summary.errorCount, isServers: false };
  return { errors: trace.errorCount, isServers: true };
}

interface DurationCellProps {
  readonly duration: number;
  readonly longest: number;
  readonly slowness: Slowness;
}

function boundsFor(durations: ReadonlyMap<string, SlowBounds>, operation: string): SlowBounds | undefined {
  return durations.get(operation) ?? durations.get('*');
}

function DurationCell({ duration, longest, slowness }: DurationCellProps) {
  const share = longest > 0 ? duration / longest : 0;
  return (
    <GridCell className={styles.duration} title={slowness.why}>
      <span>{formatDuration(duration)}</span>
      <span className={styles.track} aria-hidden="true">
        <span
          className={styles.bar}
          data-slow={slowness.level}
          style={{ width: `max(2px, ${(share * 100).toFixed(2)}%)` }}
        />
      </span>
    </GridCell>
  );
}

interface ServiceSharesProps {
  /** The busiest first. */
  readonly services: readonly ServiceShare[];
  readonly colors: ReadonlyMap<string, ServiceColor>;
}

function ServiceShares({ services, colors }: ServiceSharesProps) {
  const hidden = services.length - MAX_SERVICES;
  return (
    <span className={styles.services}>
      {services.slice(0, MAX_SERVICES).map((share) => (
        <span key={share.name} className={styles.service}>
          <span
            className={styles.dot}
            style={{ background: dotColor(colors.get(share.name)) }}
            aria-hidden="true"
          />
          {shareText(share)}
        </span>
      ))}
      {hidden > 0 && <span className={styles.service}>and {formatCount(hidden)} more</span>}
    </span>
  );
}

function dotColor(color: ServiceColor | undefined): string {
  return color === undefined ? 'var(--text-3)' : serviceColorValue(color.slot, color.shade);
}

function shareText({ name, spanCount }: ServiceShare): string {
  return `${name === '' ? '(no name)' : cutText(name)} ${formatCount(spanCount)}`;
}

function listShares(services: readonly ServiceShare[]): string {
  const shown = services.slice(0, TOOLTIP_SERVICES).map(shareText).join(', ');
  const hidden = services.length - TOOLTIP_SERVICES;
  return cutText(hidden > 0 ? `${shown} and ${formatCount(hidden)} more` : shown, TOOLTIP_CHARACTERS);
}
