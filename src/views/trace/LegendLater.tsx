/** The legend, whose code is fetched once the rows have been painted: they do not wait for it, and its room is kept. */
import { type ComponentType, useEffect, useState } from 'react';
import { useBusy } from '../app/readiness.tsx';
import styles from './LegendLater.module.css';

/** Kept for the next trace. `lazy` would hold it back for 300 ms even with the code at hand. */
let known: ComponentType | undefined;

export function LegendLater() {
  const [Legend, setLegend] = useState(() => known);
  const [isFailed, setIsFailed] = useState(false);
  useEffect(() => {
    if (known !== undefined) return;
    const load = () =>
      void import('./Legend.tsx').then(
        (code) => {
          known = code.Legend;
          setLegend(() => code.Legend);
        },
        () => setIsFailed(true),
      );
    // A task after the frame that shows the rows.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(load);
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  useBusy(Legend === undefined && !isFailed);
  return (
    <div className={styles.line}>
      {isFailed && <p className={styles.failed}>The legend could not be loaded; reload the page.</p>}
      {Legend !== undefined && <Legend />}
    </div>
  );
}
