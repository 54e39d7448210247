/** Says that a span failed and how, or that it may have. */
import CircleAlert from 'lucide-react/icons/circle-alert';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { cutText } from '../../../base/text/cutText.ts';
import type { SpanDetails } from '../../../model/details/spanDetails.ts';
import { LongText } from '../../../ui/LongText.tsx';
import styles from './FailureBanner.module.css';

export function FailureBanner({ details }: { readonly details: SpanDetails }) {
  if (details.failure === 'own') {
    return (
      <div className={styles.banner} data-tone="error">
        <CircleAlert size={14} aria-hidden className={styles.icon} />
        <div className={styles.text}>
          <strong>Failed</strong>
          {details.statusMessage !== undefined && details.statusMessage !== '' && (
            <span className={styles.message}>
              <LongText text={details.statusMessage} label="Status message" />
            </span>
          )}
          <ErrorsBelow count={details.errorsBelow} />
        </div>
      </div>
    );
  }
  if (details.failure === 'suspected') {
    const evidence = details.suspicion;
    return (
      <div className={styles.banner} data-tone="warn">
        <TriangleAlert size={14} aria-hidden className={styles.icon} />
        <div className={styles.text}>
          <strong>Suspected error</strong>
          <span className={styles.message}>
            Not marked as failed
            {evidence === undefined
              ? ', but a tag says so.'
              : `, but ${evidence.key} is ${cutText(evidence.text)}.`}
          </span>
          <ErrorsBelow count={details.errorsBelow} />
        </div>
      </div>
    );
  }
  if (details.errorsBelow === 0) return null;
  return (
    <div className={styles.banner} data-tone="calm">
      <CircleAlert size={14} aria-hidden className={styles.icon} />
      <div className={styles.text}>
        <ErrorsBelow count={details.errorsBelow} />
      </div>
    </div>
  );
}

function ErrorsBelow({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return (
    <span className={styles.below}>
      {count === 1 ? '1 span below it failed' : `${count} spans below it failed`}
    </span>
  );
}
