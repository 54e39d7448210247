/** Shapes for rows in view, where the search brought none. */
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { TraceId } from '../model/trace.ts';
import { useBackend } from './backend.tsx';
import { ShapeLoader, type ShapeNews, type WantedShape } from './shapeLoader.ts';

export interface TraceShapes extends ShapeNews {
  /** The pointer is on this row, or on none. Stable, and renders nothing by itself. */
  readonly hover: (id: TraceId | undefined) => void;
  /** To be called before a trace is opened, so that what is under way for it is not asked for twice. */
  readonly open: (id: TraceId) => void;
}

/**
 * Give the traces in view that have no shape, most wanted first, and the row that is selected. Bytes are counted for
 * each `list`, which stands for the answer to a search.
 */
export function useTraceShapes(
  list: object,
  traces: readonly WantedShape[],
  selected: TraceId | undefined,
): TraceShapes {
  const backend = useBackend();
  const loader = useMemo(() => new ShapeLoader(backend, list), [backend, list]);
  useEffect(() => loader.want(traces), [loader, traces]);
  useEffect(() => loader.select(selected), [loader, selected]);
  useEffect(
    () => () => {
      loader.hover(undefined);
      loader.select(undefined);
      loader.want([]);
    },
    [loader],
  );
  const hover = useCallback((id: TraceId | undefined) => loader.hover(id), [loader]);
  const open = useCallback((id: TraceId) => loader.open(id), [loader]);
  const news = useSyncExternalStore(loader.subscribe, loader.news);
  return useMemo(() => ({ ...news, hover, open }), [news, hover, open]);
}
