/** The legend. Its code is fetched once the rows have been painted; until then its space is kept free. */

import { type LaterCode, useAfterPaint } from '../../shared/laterCode.ts';
import { PartFailureLine } from '../../shared/PartFailure.tsx';
import { pagePart } from '../../shared/pagePart.ts';
import styles from './LegendLater.module.css';

const legend: LaterCode<object> = pagePart('The legend', async () => (await import('./Legend.tsx')).Legend);

export function LegendLater() {
  const { value: Legend, failure, isTrying, onRetry } = useAfterPaint(legend);
  return (
    <div className={styles.line}>
      {failure !== undefined && <PartFailureLine failure={failure} isTrying={isTrying} onRetry={onRetry} />}
      {Legend !== undefined && <Legend />}
    </div>
  );
}
