/** Placeholders while results are loading; after a moment also the progress. */
import type { Progress } from '../../../model/failure.ts';
import { Button } from '../../../ui/Button.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { LoadProgress } from '../../shared/LoadProgress.tsx';
import styles from './SearchLoading.module.css';

export interface SearchLoadingProps {
  readonly progress: Progress | undefined;
  /** undefined: the search was cancelled. */
  readonly onCancel: (() => void) | undefined;
  readonly onRetry: () => void;
}

const ROWS = Array.from({ length: 12 }, (_, row) => row);

export function SearchLoading({ progress, onCancel, onRetry }: SearchLoadingProps) {
  return (
    <div className={styles.frame}>
      <div className={styles.facts}>
        {onCancel === undefined ? (
          <>
            <span>The search was cancelled.</span>
            <Button look="outline" onClick={onRetry}>
              Search again
            </Button>
          </>
        ) : (
          <LoadProgress progress={progress} onCancel={onCancel} />
        )}
      </div>
      {onCancel !== undefined && (
        <div aria-hidden="true">
          <div className={styles.plot} />
          <div className={styles.header} />
          {ROWS.map((row) => (
            <div key={row} className={styles.row}>
              <span>
                <Skeleton width={`${28 + ((row * 17) % 30)}%`} height={12} />
                <Skeleton width={`${40 + ((row * 23) % 35)}%`} height={8} className={styles.second} />
              </span>
              <Skeleton height={20} className={styles.shape} />
              <Skeleton width={`${90 - ((row * 13) % 60)}%`} height={10} />
              <Skeleton height={10} className={styles.count} />
              <Skeleton height={10} className={styles.count} />
              <Skeleton height={10} />
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
