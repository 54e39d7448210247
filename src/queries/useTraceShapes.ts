/** Shapes for visible rows for which the search returned none. */
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { TraceId } from '../model/trace.ts';
import { useBackend } from './backend.tsx';
import { ShapeLoader, type ShapeNews, type WantedShape } from './shapeLoader.ts';

export interface TraceShapes extends ShapeNews {
  /** Tells which row the pointer is on, if any. Stable, and does not render by itself. */
  readonly hover: (id: TraceId | undefined) => void;
  /** Call this before a trace is opened, so that its current request continues instead of starting twice. */
  readonly open: (id: TraceId) => void;
}

/**
 * Takes the visible traces without a shape, most wanted first, and the selected row. Bytes are counted for
 * each `list`, which represents the answer to a search.
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
