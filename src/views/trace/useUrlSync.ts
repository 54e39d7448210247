/** Ties the shown trace to the address while the page is there. */
import { useEffect, useRef } from 'react';
import type { TraceView } from '../../store/createTraceView.ts';
import { startUrlSync, URL_WRITE_GAP_MS, type UrlSync, type UrlSyncTimers } from '../../store/urlSync.ts';
import { useAddress } from '../app/address.ts';
import { whenIdle } from '../app/whenIdle.ts';

/** To change the address renders what shows it: work that must not come between an input and what it brings. */
const browserTimers: UrlSyncTimers = {
  now: () => performance.now(),
  start: (run, ms) => {
    let stop = () => clearTimeout(timer);
    const timer = setTimeout(() => {
      stop = whenIdle(run, URL_WRITE_GAP_MS);
    }, ms);
    return () => stop();
  },
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
