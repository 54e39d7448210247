/** When a span started, and the IDs of its trace and parent. */
import { cutText } from '../../../base/text/cutText.ts';
import type { SpanDetails } from '../../../model/details/spanDetails.ts';
import type { SpanIndex } from '../../../model/trace.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { TextButton } from '../../../ui/TextButton.tsx';
import { useClock } from '../../shared/clock.ts';
import { timeZoneLabel } from '../../shared/formatTime.ts';
import { formatExactTime, isoNanos } from './formatExactTime.ts';
import styles from './SpanIds.module.css';

interface SpanIdsProps {
  readonly details: SpanDetails;
  readonly onSelectSpan: (span: SpanIndex) => void;
}

export function SpanIds({ details, onSelectSpan }: SpanIdsProps) {
  const clock = useClock();
  const { parent } = details;
  const iso = isoNanos(details.startUnixNanos);
  return (
    <dl className={styles.ids}>
      <div className={styles.line}>
        <dt>Started</dt>
        <dd>
          <span className={styles.time} title={`${iso}\nShown in ${timeZoneLabel(clock)}`}>
            {formatExactTime(details.startUnixNanos, clock)}
          </span>
          <CopyButton text={iso} label="Copy start as ISO time" className={styles.copy} />
        </dd>
      </div>
      <div className={styles.line}>
        <dt>Trace</dt>
        <dd>
          <span className={styles.id}>{cutText(details.traceId)}</span>
          <CopyButton text={details.traceId} label="Copy trace ID" className={styles.copy} />
        </dd>
      </div>
      <div className={styles.line}>
        <dt>Parent</dt>
        <dd>
          {parent.kind === 'none' && <span className={styles.none}>none: the span is a root</span>}
          {parent.kind === 'span' && (
            <TextButton
              className={styles.link}
              title="Select the parent"
              onClick={() => onSelectSpan(parent.span)}
            >
              {cutText(parent.id)}
            </TextButton>
          )}
          {(parent.kind === 'missing' || parent.kind === 'cut') && (
            <>
              <span className={styles.id}>{cutText(parent.id)}</span>
              <span className={styles.none}>
                {parent.kind === 'missing' ? 'did not arrive' : 'ignored: it would close a cycle'}
              </span>
            </>
          )}
          {parent.kind !== 'none' && (
            <CopyButton text={parent.id} label="Copy parent ID" className={styles.copy} />
          )}
        </dd>
      </div>
    </dl>
  );
}
