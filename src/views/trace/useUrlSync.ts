/** Keeps the shown trace and the address in sync while the page is shown. */
import { useEffect, useRef } from 'react';
import { realTimers } from '../../base/time/timers.ts';
import type { TraceView } from '../../store/trace/traceView.ts';
import { startUrlSync, type UrlSync } from '../../store/trace/urlSync.ts';
import { useAddress } from '../shared/address.ts';

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
      timers: realTimers,
    });
    sync.current = started;
    return () => {
      sync.current = undefined;
      started.stop();
    };
  }, [view]);
}
