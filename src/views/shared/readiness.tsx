/** Whether the page is at rest: `body[data-ready]` says so to tests. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react';
import { useOpenRequests } from '../../queries/useOpenRequests.ts';

interface Readiness {
  readonly begin: () => () => void;
}

const ReadinessContext = createContext<Readiness | undefined>(undefined);

/** Keeps `body[data-ready]`: true when no request, decoding or deferred work is pending and the result has been painted. */
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
      // Two frames: the first renders what came, the second follows its paint.
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

/** Holds the page to be not ready while `isBusy`. */
export function useBusy(isBusy: boolean): void {
  const readiness = useContext(ReadinessContext);
  useEffect(() => {
    if (isBusy) return readiness?.begin();
    return undefined;
  }, [isBusy, readiness]);
}
