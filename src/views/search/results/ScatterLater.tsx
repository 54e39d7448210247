/** The plot. Its code is fetched once the list has been painted, so that the list does not wait for it. */

import { type LaterCode, useAfterPaint } from '../../shared/laterCode.ts';
import { PartFailureLine } from '../../shared/PartFailure.tsx';
import { pagePart } from '../../shared/pagePart.ts';
import type { ScatterProps } from './Scatter.tsx';
import styles from './SearchResults.module.css';

const scatter: LaterCode<ScatterProps> = pagePart(
  'The plot',
  async () => (await import('./Scatter.tsx')).Scatter,
);

export function ScatterLater(props: ScatterProps) {
  const { value: Scatter, failure, isTrying, onRetry } = useAfterPaint(scatter);
  if (Scatter !== undefined) return <Scatter {...props} />;
  if (failure === undefined) return null;
  return (
    <div className={styles.noPlot}>
      <PartFailureLine failure={failure} isTrying={isTrying} onRetry={onRetry} />
    </div>
  );
}
