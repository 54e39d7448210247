/** Tells tests whether the page is at rest: `body[data-ready]`. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react';
import { useOpenRequests } from '../../queries/useOpenRequests.ts';

interface Readiness {
  readonly begin: () => () => void;
}

const ReadinessContext = createContext<Readiness | undefined>(undefined);

/**
 * Sets `body[data-ready]`: true if no request, decoding or deferred work is pending and the result is
 * painted.
 */
export function ReadinessProvider({ children }: { readonly children: ReactNode }) {
  const fetching = useOpenRequests();
  const busyCount = useRef(0);
  const isFetching = useRef(false);
  const update = useRef(() => {});
  const readiness = useMemo<Readiness>(() => {
    let frame = 0;
    update.current = () => {
      cancelAnimationFrame(frame);
      if (busyCount.current > 0 || isFetching.current) {
        document.body.dataset.ready = 'false';
        return;
      }
      // Two frames: the first renders the result, the second follows its paint.
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(() => {
          document.body.dataset.ready = 'true';
        });
      });
    };
    return {
      begin: () => {
        busyCount.current++;
        update.current();
        return () => {
          busyCount.current--;
          update.current();
        };
      },
    };
  }, []);
  useEffect(() => {
    isFetching.current = fetching > 0;
    update.current();
  }, [fetching]);
  return <ReadinessContext.Provider value={readiness}>{children}</ReadinessContext.Provider>;
}

/** Keeps the page from being ready while `isBusy`. */
export function useBusy(isBusy: boolean): void {
  const readiness = useContext(ReadinessContext);
  useEffect(() => {
    if (isBusy) return readiness?.begin();
    return undefined;
  }, [isBusy, readiness]);
}
