/** The code of the span details: it comes when the page is idle, or when a span is selected, so that rows do not wait for it. */
import { useEffect, useState } from 'react';
import { useBusy } from '../app/readiness.tsx';

type SpanDrawer = typeof import('./details/SpanDrawer.tsx').SpanDrawer;

/** Kept for the next trace. React.lazy would show its fallback for 300 ms even with the code at hand. */
let known: SpanDrawer | undefined;

/** The component once its code is here; a failure to load it is thrown where it is needed. */
export function useSpanDrawer(isNeeded: boolean): SpanDrawer | undefined {
  const [loaded, setLoaded] = useState<{ readonly failure: unknown } | undefined>();
  useEffect(() => {
    if (known !== undefined) return undefined;
    let isCurrent = true;
    const load = () => {
      importDrawer().then(
        () => isCurrent && setLoaded({ failure: undefined }),
        (failure: unknown) => isCurrent && setLoaded({ failure }),
      );
    };
    // Not all browsers tell when they are idle.
    const isIdleKnown = 'requestIdleCallback' in window;
    if (isNeeded) load();
    const idle = isNeeded || !isIdleKnown ? undefined : requestIdleCallback(load);
    return () => {
      isCurrent = false;
      if (idle !== undefined) cancelIdleCallback(idle);
    };
  }, [isNeeded]);
  useBusy(isNeeded && known === undefined);
  if (known === undefined && isNeeded && loaded?.failure !== undefined) throw loaded.failure;
  return known;
}

async function importDrawer(): Promise<void> {
  known = (await import('./details/SpanDrawer.tsx')).SpanDrawer;
}
