/** Fetches the summaries with shapes of traces in view: a few at a time, no longer those that left the view, none twice. */
import { CancelledError } from '@tanstack/react-query';
import { summarizeTrace } from '../model/summarizeTrace.ts';
import type { Trace, TraceId } from '../model/trace.ts';
import type { TraceSummary } from '../model/traceSummary.ts';
import type { Backend } from './backend.tsx';
import { shapeQuestion, traceQuestion } from './queryOptions.ts';

const MAX_AT_ONCE = 4;
/** Nothing is asked for while the wishes change faster than this: someone scrolls past. */
const REST_MS = 80;

export interface ShapeLoader {
  /** The traces in view, most wanted first. What is under way for others is cancelled. */
  readonly want: (ids: readonly TraceId[]) => void;
  /** What is there of those wanted; another map only when something came or other traces are wanted. */
  readonly shapes: () => ReadonlyMap<TraceId, TraceSummary>;
  readonly subscribe: (listener: () => void) => () => void;
}

/** One for each list. Failures stay silent and are remembered: a shape is not worth asking twice. */
export function createShapeLoader(backend: Backend, restMs = REST_MS): ShapeLoader {
  const { queryClient } = backend;
  const { timers } = backend.api.transport;
  const running = new Set<TraceId>();
  const failed = new Set<TraceId>();
  const listeners = new Set<() => void>();
  let wanted: readonly TraceId[] = [];
  /** Cancels the end of the rest that is waited for. */
  let stopResting: (() => void) | undefined;
  let isMoving = false;
  let shapes: ReadonlyMap<TraceId, TraceSummary> = new Map();

  /** In the cache, or made of a trace that is. */
  function known(id: TraceId): TraceSummary | undefined {
    const { queryKey } = shapeQuestion(backend, id);
    const summary = queryClient.getQueryData<TraceSummary>(queryKey);
    if (summary !== undefined) return summary;
    const trace = queryClient.getQueryData<Trace>(traceQuestion(backend, id).queryKey);
    if (trace === undefined) return undefined;
    return queryClient.setQueryData<TraceSummary>(queryKey, summarizeTrace(trace));
  }

  function update(): void {
    const found = wanted.flatMap((id) => {
      const summary = known(id);
      return summary === undefined ? [] : [[id, summary] as const];
    });
    const isSame = found.length === shapes.size && found.every(([id, summary]) => shapes.get(id) === summary);
    if (isSame) return;
    shapes = new Map(found);
    for (const listener of listeners) listener();
  }

  async function load(id: TraceId): Promise<void> {
    running.add(id);
    const { queryKey, queryFn, staleTime, gcTime } = shapeQuestion(backend, id);
    try {
      await queryClient.fetchQuery({ queryKey, queryFn, staleTime, gcTime });
    } catch (reason) {
      // A cancelled one may be asked again; one that failed is shown without a shape.
      if (!(reason instanceof CancelledError)) failed.add(id);
    }
    running.delete(id);
    update();
    startNext();
  }

  /** Starts at once when it was quiet before; otherwise when the wishes have come to rest. */
  function noteWish(): void {
    isMoving = stopResting !== undefined;
    stopResting?.();
    stopResting = timers.after(restMs, () => {
      stopResting = undefined;
      isMoving = false;
      startNext();
    });
  }

  function startNext(): void {
    if (isMoving) return;
    for (const id of wanted) {
      if (running.size >= MAX_AT_ONCE) return;
      if (!running.has(id) && !failed.has(id) && known(id) === undefined) void load(id);
    }
  }

  return {
    want: (ids) => {
      wanted = ids;
      for (const id of running) {
        if (!ids.includes(id)) {
          void queryClient.cancelQueries({ queryKey: shapeQuestion(backend, id).queryKey, exact: true });
        }
      }
      update();
      noteWish();
      startNext();
    },
    shapes: () => shapes,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
