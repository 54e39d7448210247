/** The shape of results that are still to come; after a moment also how far they are. */
import { useEffect, useState } from 'react';
import { formatBytes } from '../../base/formatBytes.ts';
import { formatCount } from '../../base/formatCount.ts';
import { testHooks } from '../../base/testHooks.ts';
import type { Progress } from '../../model/failure.ts';
import { Button } from '../../ui/Button.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import styles from './SearchLoading.module.css';

export interface SearchLoadingProps {
  readonly progress: Progress | undefined;
  /** undefined: nothing is under way, since it was cancelled. */
  readonly onCancel: (() => void) | undefined;
  readonly onRetry: () => void;
}

/** Shorter waits are not worth a word, ms. */
const PATIENCE_MS = 300;
const ROWS = Array.from({ length: 12 }, (_, row) => row);

export function SearchLoading({ progress, onCancel, onRetry }: SearchLoadingProps) {
  const isLong = useAfter(PATIENCE_MS);
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
          isLong && (
            <>
              <span role="status" data-testid={testHooks.progress}>
                {progressText(progress)}
              </span>
              <Button look="outline" onClick={onCancel} data-testid={testHooks.loadCancel}>
                Cancel
              </Button>
            </>
          )
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

function progressText(progress: Progress | undefined): string {
  if (progress === undefined || progress.phase === 'waiting') return 'Waiting for the server…';
  const total = progress.totalBytes === undefined ? '' : ` of ${formatBytes(progress.totalBytes)}`;
  const received = `${formatBytes(progress.receivedBytes)}${total}`;
  const spans = progress.spans > 0 ? `, ${formatCount(progress.spans)} spans` : '';
  return progress.phase === 'downloading'
    ? `Reading the answer: ${received}${spans}`
    : `Reading spans: ${received}${spans}`;
}

/** Whether a component has been there for so many milliseconds. */
function useAfter(ms: number): boolean {
  const [isAfter, setIsAfter] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsAfter(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return isAfter;
}
