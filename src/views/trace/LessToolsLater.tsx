/** The tools that make a trace smaller, whose code is fetched once the rows have been painted. They stand where nothing follows. */
import { type ComponentType, useEffect, useState } from 'react';
import { useBusy } from '../app/readiness.tsx';

/** Kept for the next trace. */
let known: ComponentType | undefined;

export function LessToolsLater() {
  const [LessTools, setLessTools] = useState(() => known);
  const [isFailed, setIsFailed] = useState(false);
  useEffect(() => {
    if (known !== undefined) return;
    const load = () =>
      void import('./LessTools.tsx').then(
        (code) => {
          known = code.LessTools;
          setLessTools(() => code.LessTools);
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
  useBusy(LessTools === undefined && !isFailed);
  if (isFailed) return <span role="status">Some tools could not be loaded; reload the page.</span>;
  return LessTools === undefined ? null : <LessTools />;
}
