/** Summaries with shapes for rows in view, where the search brought none. */
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { TraceId } from '../model/trace.ts';
import type { TraceSummary } from '../model/traceSummary.ts';
import { useBackend } from './backend.tsx';
import { createShapeLoader } from './shapeLoader.ts';

/**
 * Give the traces in view that have no shape, most wanted first, and not those too large for a thumbnail. What left
 * the view is cancelled; failures are silent.
 */
export function useTraceShapes(ids: readonly TraceId[]): ReadonlyMap<TraceId, TraceSummary> {
  const backend = useBackend();
  const loader = useMemo(() => createShapeLoader(backend), [backend]);
  const wanted = ids.join(' ');
  useEffect(() => {
    loader.want(wanted === '' ? [] : (wanted.split(' ') as TraceId[]));
  }, [loader, wanted]);
  useEffect(() => () => loader.want([]), [loader]);
  return useSyncExternalStore(loader.subscribe, loader.shapes);
}
