/** Ties the shown trace to the address while the page is there. */
import { useEffect, useRef } from 'react';
import type { TraceView } from '../../store/createTraceView.ts';
import { startUrlSync, type UrlSync } from '../../store/urlSync.ts';
import { useAddress } from '../app/address.ts';

const browserTimers = {
  now: () => performance.now(),
  start: (run: () => void, ms: number) => window.setTimeout(run, ms),
  stop: (timer: number) => window.clearTimeout(timer),
};

export function useUrlSync(view: TraceView): void {
  const address = useAddress();
  const latest = useRef(address);
  const sync = useRef<UrlSync>(undefined);
  useEffect(() => {
    latest.current = address;
    sync.current?.follow(address.query);
  }, [address]);
  useEffect(() => {
    const started = startUrlSync({
      view,
      query: latest.current.query,
      write: (query) => latest.current.go(latest.current.path, query, { replace: true }),
      timers: browserTimers,
    });
    sync.current = started;
    return () => {
      sync.current = undefined;
      started.stop();
    };
  }, [view]);
}
