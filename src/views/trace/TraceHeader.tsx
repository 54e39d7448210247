/** Which trace this is: root service and operation, errors, and one line of facts. */
import ArrowLeft from 'lucide-react/icons/arrow-left';
import CircleAlert from 'lucide-react/icons/circle-alert';
import RotateCw from 'lucide-react/icons/rotate-cw';
import SlidersHorizontal from 'lucide-react/icons/sliders-horizontal';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { ReactNode } from 'react';
import { formatCount } from '../../base/formatCount.ts';
import { formatDuration } from '../../base/formatDuration.ts';
import { testHooks } from '../../base/testHooks.ts';
import { cutText, TOOLTIP_CHARACTERS } from '../../base/text/cutText.ts';
import { colorOfSpan } from '../../layout/spanColors.ts';
import { countErrors, findRoot } from '../../model/summaries/summarizeTrace.ts';
import type { Trace } from '../../model/trace.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { useAddress } from '../shared/address.ts';
import { useClock } from '../shared/clock.ts';
import { commandTooltip } from '../shared/commandTooltip.ts';
import { formatDateTime, offsetLabel } from '../shared/formatTime.ts';
import { useSearchPlace } from '../shared/searchPlace.tsx';
import { operationText, serviceText } from './context/spanText.ts';
import { useTraceState, useTraceView } from './context/traceView.ts';
import { useSpanColors } from './context/useSpanColors.ts';
import { TraceLinksLater } from './leads/TraceLinksLater.tsx';
import styles from './TraceHeader.module.css';

export interface TraceHeaderProps {
  /** In a small window: whether facts and tools are hidden, and how to change that. */
  readonly folding: { readonly isFolded: boolean; readonly onToggle: () => void } | undefined;
  readonly isLoading: boolean;
  /** What a reload has changed. */
  readonly news: string | undefined;
  readonly onRefresh: () => void;
  readonly areWarningsShown: boolean;
  readonly onWarnings: () => void;
}

export function TraceHeader({
  folding,
  isLoading,
  news,
  onRefresh,
  areWarningsShown,
  onWarnings,
}: TraceHeaderProps) {
  const view = useTraceView();
  const trace = useTraceState((state) => state.trace);
  const { back } = useAddress();
  const searchPlace = useSearchPlace();
  const root = findRoot(trace);
  const operation = operationText(trace, root);
  const service = serviceText(trace, root);
  const colors = useSpanColors();
  const errors = countErrors(trace);
  return (
    <header
      className={styles.header}
      data-testid={testHooks.traceHeader}
      data-trace-id={trace.id}
      data-duration-us={trace.duration}
      data-span-count={trace.spans.count}
      data-service-count={trace.services.length}
      data-error-count={errors}
    >
      <div className={styles.title}>
        <IconButton label="Back" onClick={() => back('/search', searchPlace)}>
          <ArrowLeft size={16} aria-hidden />
        </IconButton>
        <span
          className={styles.color}
          style={{ background: colorOfSpan(colors, root).color }}
          aria-hidden="true"
        />
        <h1 className={styles.name} title={cutText(`${service} ${operation}`, TOOLTIP_CHARACTERS)}>
          <span className={styles.service}>{service}</span> {operation}
        </h1>
        {errors > 0 && (
          <button
            type="button"
            className={styles.errors}
            title={commandTooltip('next-error')}
            onClick={() => view.act.goToError(1)}
            data-testid={testHooks.errorChip}
            data-total={errors}
          >
            <CircleAlert size={13} aria-hidden />
            {errors === 1 ? '1 error' : `${formatCount(errors)} errors`}
          </button>
        )}
        <span className={styles.free} />
        {folding === undefined && <TraceLinksLater trace={trace} />}
        <span className={styles.news} role="status">
          {isLoading ? 'Loading…' : news}
        </span>
        <Button
          look="outline"
          onClick={onRefresh}
          disabled={isLoading}
          title={commandTooltip('refresh-trace')}
          aria-label="Refresh"
          data-testid={testHooks.refresh}
        >
          <RotateCw size={14} aria-hidden /> <span className={styles.buttonText}>Refresh</span>
        </Button>
        {folding !== undefined && (
          <IconButton
            label={folding.isFolded ? 'Show facts and tools' : 'Hide facts and tools'}
            look="outline"
            aria-expanded={!folding.isFolded}
            onClick={folding.onToggle}
          >
            <SlidersHorizontal size={15} aria-hidden />
          </IconButton>
        )}
      </div>
      {folding?.isFolded !== true && (
        <Facts trace={trace} areWarningsShown={areWarningsShown} onWarnings={onWarnings} />
      )}
    </header>
  );
}

interface FactsProps {
  readonly trace: Trace;
  readonly areWarningsShown: boolean;
  readonly onWarnings: () => void;
}

function Facts({ trace, areWarningsShown, onWarnings }: FactsProps) {
  const clock = useClock();
  const warnings = trace.warnings.length;
  return (
    <dl className={styles.facts}>
      <Fact name="Trace">
        <span className={styles.id}>{cutText(trace.id)}</span>
        <CopyButton text={trace.id} label="Copy trace ID" />
      </Fact>
      <Fact name="Started">
        {formatDateTime(trace.startUnixMicros, clock)}{' '}
        <span className={styles.zone}>{offsetLabel(trace.startUnixMicros, clock)}</span>
      </Fact>
      <Fact name="Duration">{formatDuration(trace.duration)}</Fact>
      <Fact name="Spans">{formatCount(trace.spans.count)}</Fact>
      <Fact name="Services">{trace.services.length}</Fact>
      <Fact name="Levels" title="Depth: how many levels of calls are below one another">
        {formatCount(trace.maxDepth + 1)}
      </Fact>
      {warnings > 0 && (
        <div className={styles.fact}>
          <dt className={styles.hidden}>Warnings</dt>
          <dd>
            <button
              type="button"
              className={styles.warnings}
              aria-expanded={areWarningsShown}
              onClick={onWarnings}
            >
              <TriangleAlert size={12} aria-hidden />
              {warnings === 1 ? '1 warning' : `${warnings} warnings`}
            </button>
          </dd>
        </div>
      )}
    </dl>
  );
}

interface FactProps {
  readonly name: string;
  readonly title?: string;
  readonly children: ReactNode;
}

function Fact({ name, title, children }: FactProps) {
  return (
    <div className={styles.fact} title={title}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
