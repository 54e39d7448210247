/** The plot, whose code is fetched when the list has been painted: the list does not wait for it. */
import { LaterCode, useAfterPaint } from '../app/laterCode.ts';
import type { ScatterProps } from './Scatter.tsx';
import styles from './SearchResults.module.css';

const scatter = new LaterCode(async () => (await import('./Scatter.tsx')).Scatter);

export function ScatterLater(props: ScatterProps) {
  const { Component: Scatter, failure } = useAfterPaint(scatter);
  if (failure !== undefined)
    return <p className={styles.noPlot}>The plot could not be loaded; reload the page.</p>;
  return Scatter === undefined ? null : <Scatter {...props} />;
}
