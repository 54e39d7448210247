/** The legend, whose code is fetched once the rows have been painted: they do not wait for it, and its room is kept. */
import { LaterCode, useAfterPaint } from '../app/laterCode.ts';
import styles from './LegendLater.module.css';

const legend = new LaterCode(async () => (await import('./Legend.tsx')).Legend);

export function LegendLater() {
  const { Component: Legend, failure } = useAfterPaint(legend);
  return (
    <div className={styles.line}>
      {failure !== undefined && (
        <p className={styles.failed}>The legend could not be loaded; reload the page.</p>
      )}
      {Legend !== undefined && <Legend />}
    </div>
  );
}
