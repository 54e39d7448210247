/** The head of the span details: which span it is, whether it failed, its four facts, its ids, and the filter. */
import ListFilter from 'lucide-react/icons/list-filter';
import ListTree from 'lucide-react/icons/list-tree';
import X from 'lucide-react/icons/x';
import { formatCount } from '../../../base/formatCount.ts';
import { formatDuration } from '../../../base/formatDuration.ts';
import { testHooks } from '../../../base/testHooks.ts';
import { cutText, TOOLTIP_CHARACTERS } from '../../../base/text/cutText.ts';
import type { SpanDetails } from '../../../model/details/spanDetails.ts';
import type { SpanIndex, Trace } from '../../../model/trace.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { commandLabel } from '../../shared/commandTooltip.ts';
import { formatShare } from '../context/formatShare.ts';
import { NO_NAME, NO_SERVICE } from '../context/spanText.ts';
import { SpanLinks } from '../leads/SpanLinks.tsx';
import styles from './DrawerHead.module.css';
import { FailureBanner } from './FailureBanner.tsx';
import { PathFact } from './PathFact.tsx';
import { Relations } from './Relations.tsx';
import { SpanCopyMenu } from './SpanCopyMenu.tsx';
import { SpanIds } from './SpanIds.tsx';
import { SummaryLine } from './SummaryLine.tsx';

interface DrawerHeadProps {
  readonly trace: Trace;
  readonly details: SpanDetails;
  readonly color: string;
  readonly position: number;
  readonly rowCount: number;
  readonly filter: string;
  readonly onFilter: (filter: string) => void;
  readonly onClose: () => void;
  /** Shows only the span and its descendants; undefined if that would change nothing. */
  readonly onLookAt: (() => void) | undefined;
  readonly onSelectSpan: (span: SpanIndex) => void;
}

export function DrawerHead(props: DrawerHeadProps) {
  const { trace, details, color, position, rowCount, filter, onFilter, onClose, onLookAt, onSelectSpan } =
    props;
  return (
    <header className={styles.head}>
      <div className={styles.titleLine}>
        <span className={styles.swatch} style={{ background: color }} aria-hidden />
        <h2 className={styles.title} title={cutText(details.operation, TOOLTIP_CHARACTERS)} dir="auto">
          {details.operation.trim() === '' ? NO_NAME : cutText(details.operation)}
        </h2>
        <span className={styles.position} title={`Row ${position} of ${rowCount}`}>
          {formatCount(position)} / {formatCount(rowCount)}
        </span>
        {onLookAt !== undefined && (
          <IconButton
            {...commandLabel('focus-subtree')}
            size="small"
            onClick={onLookAt}
            data-testid={testHooks.focusSubtree}
          >
            <ListTree size={15} aria-hidden />
          </IconButton>
        )}
        <IconButton
          {...commandLabel('close', 'Close span details')}
          size="small"
          onClick={onClose}
          data-testid={testHooks.drawerClose}
        >
          <X size={15} aria-hidden />
        </IconButton>
      </div>
      <p className={styles.subtitle}>
        <span className={styles.service} title={cutText(details.service, TOOLTIP_CHARACTERS)} dir="auto">
          {details.service === '' ? NO_SERVICE : cutText(details.service)}
        </span>
        {details.kind !== 'unspecified' && (
          <>
            <Dot />
            <span>{details.kind}</span>
          </>
        )}
        <Dot />
        <span className={styles.id} title={cutText(details.spanId)}>
          {cutText(details.spanId)}
        </span>
        <CopyButton text={details.spanId} label="Copy span ID" />
      </p>
      <Relations trace={trace} span={details.span} onSelectSpan={onSelectSpan} />
      <SummaryLine trace={trace} details={details} />
      <FailureBanner details={details} />
      <dl className={styles.facts}>
        <Fact
          name="Duration"
          kind="duration"
          micros={details.duration}
          value={formatDuration(details.duration)}
          exact={exactMicros(details.duration)}
        />
        <Fact
          name="Self time"
          kind="self"
          micros={details.selfTime}
          value={formatDuration(details.selfTime)}
          exact={exactMicros(details.selfTime)}
        />
        <Fact
          name="Start"
          kind="start"
          micros={details.start}
          value={`+${formatDuration(details.start)}`}
          exact={exactMicros(details.start)}
        />
        <Fact
          name="Of trace"
          kind="share"
          value={details.share === undefined ? '–' : formatShare(details.share)}
          exact={`of ${formatDuration(trace.duration)}`}
        />
      </dl>
      <PathFact trace={trace} span={details.span} />
      <SpanLinks trace={trace} details={details} />
      <SpanIds details={details} onSelectSpan={onSelectSpan} />
      <div className={styles.tools}>
        <TextField
          label="Filter details"
          isLabelHidden
          placeholder="Filter tags, logs, process…"
          className={styles.filter}
          before={<ListFilter size={13} aria-hidden className={styles.filterIcon} />}
          after={
            filter !== '' && (
              <IconButton label="Clear filter" size="small" onClick={() => onFilter('')}>
                <X size={13} aria-hidden />
              </IconButton>
            )
          }
          value={filter}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onFilter(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            if (filter === '') onClose();
            else onFilter('');
            event.preventDefault();
          }}
        />
        <SpanCopyMenu trace={trace} details={details} />
      </div>
    </header>
  );
}

interface FactProps {
  readonly name: string;
  readonly kind: 'duration' | 'self' | 'start' | 'share';
  readonly micros?: number;
  readonly value: string;
  readonly exact: string;
}

function Fact({ name, kind, micros, value, exact }: FactProps) {
  return (
    <div
      className={styles.fact}
      title={exact}
      data-testid={testHooks.drawerFact}
      data-kind={kind}
      data-us={micros}
    >
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Dot() {
  return (
    <span className={styles.dot} aria-hidden>
      ·
    </span>
  );
}

/** `734,123.456 µs` */
function exactMicros(micros: number): string {
  return `${micros.toLocaleString('en', { maximumFractionDigits: 3 })} µs`;
}
