/** The plot, whose code is fetched when the list has been painted: the list does not wait for it. */
import { type ComponentType, useEffect, useState } from 'react';
import { useBusy } from '../app/readiness.tsx';
import type { ScatterProps } from './Scatter.tsx';
import styles from './SearchResults.module.css';

let known: ComponentType<ScatterProps> | undefined;

/** No `lazy`: what it stands in for would hold the plot back for 300 ms (React's pause between two things that appear). */
export function ScatterLater(props: ScatterProps) {
  const [Scatter, setScatter] = useState(() => known);
  const [isFailed, setIsFailed] = useState(false);
  useEffect(() => {
    if (known !== undefined) return;
    const load = () =>
      void import('./Scatter.tsx').then(
        (code) => {
          known = code.Scatter;
          setScatter(() => code.Scatter);
        },
        () => setIsFailed(true),
      );
    // A task after the frame that shows the list.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(load);
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  useBusy(Scatter === undefined && !isFailed);
  if (isFailed) return <p className={styles.noPlot}>The plot could not be loaded; reload the page.</p>;
  return Scatter === undefined ? null : <Scatter {...props} />;
}
