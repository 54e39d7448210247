/** Placeholders while a trace is loading; if that takes long, also the progress. */
import type { Progress } from '../../model/failure.ts';
import type { TraceId } from '../../model/trace.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { LoadProgress } from '../shared/LoadProgress.tsx';
import styles from './TraceLoading.module.css';

export interface TraceLoadingProps {
  readonly id: TraceId;
  readonly progress: Progress | undefined;
  /** How many spans a list says that it has. */
  readonly expectedSpans: number | undefined;
  readonly onCancel: () => void;
  readonly onKeep: (() => void) | undefined;
}

/** Bars like those of a waterfall: level, start and length (%). */
const ROWS = [
  [0, 0, 96],
  [1, 2, 22],
  [2, 4, 9],
  [2, 14, 8],
  [1, 25, 40],
  [2, 27, 34],
  [3, 30, 12],
  [3, 43, 16],
  [1, 66, 28],
  [2, 68, 11],
  [2, 80, 12],
] as const;

export function TraceLoading({ id, progress, expectedSpans, onCancel, onKeep }: TraceLoadingProps) {
  return (
    <div className={styles.page} aria-busy="true">
      <div className={styles.header}>
        <h1 className={styles.title}>
          <VisuallyHidden>Loading trace {id}</VisuallyHidden>
          <Skeleton width={280} height={16} />
        </h1>
        <div className={styles.facts}>
          <span className={styles.id}>{id}</span>
          <Skeleton width={190} />
          <Skeleton width={70} />
          <Skeleton width={60} />
        </div>
      </div>
      <div className={styles.tools}>
        <LoadProgress progress={progress} expectedSpans={expectedSpans} onCancel={onCancel} onKeep={onKeep} />
      </div>
      <div className={styles.minimap} />
      <div className={styles.axis} />
      {ROWS.map(([level, from, length]) => (
        <div key={`${level} ${from}`} className={styles.row}>
          <span className={styles.name} style={{ paddingLeft: 12 + level * 14 }}>
            <Skeleton width={`${58 - level * 8}%`} height={10} />
          </span>
          <span className={styles.time}>
            <span className={styles.bar} style={{ left: `${from}%`, width: `${length}%` }}>
              <Skeleton height={14} />
            </span>
          </span>
        </div>
      ))}
    </div>
  );
}
