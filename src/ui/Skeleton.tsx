/** A placeholder for content that is loading. */
import styles from './Skeleton.module.css';

export interface SkeletonProps {
  /** CSS lengths. */
  readonly width?: number | string;
  readonly height?: number | string;
  readonly className?: string;
}

export function Skeleton({ width = '100%', height = 12, className }: SkeletonProps) {
  return (
    <span
      aria-hidden="true"
      className={className === undefined ? styles.skeleton : `${styles.skeleton} ${className}`}
      style={{ width, height }}
    />
  );
}
