/** The critical path of the shown trace: its code is loaded, and the path computed, when it is shown. */
import { useMemo } from 'react';
import type { CriticalPath } from '../../../analysis/path/criticalPath.ts';
import type { PathLayoutInput } from '../../../layout/waterfall/pathLayout.ts';
import type { Trace } from '../../../model/trace.ts';
import { useAwaitedPartIf } from '../../shared/laterCode.ts';
import { type PagePart, pagePart } from '../../shared/pagePart.ts';

export interface ShownPath {
  readonly path: CriticalPath;
  /** By SpanIndex: by how much at most the trace would be shorter without the span, µs. */
  readonly drags: Float64Array;
  /** Returns the lines of the path in the bars of some rows. */
  readonly layout: (rows: PathRows) => string;
}

/** The rows in view, and how time is drawn. */
export type PathRows = Omit<PathLayoutInput, 'spans' | 'path'>;

const pathPart: PagePart<(trace: Trace) => ShownPath> = pagePart('The critical path', async () => {
  const [{ computeCriticalPath }, { computeDrags }, { groupPathBySpan, layoutPath }] = await Promise.all([
    import('../../../analysis/path/criticalPath.ts'),
    import('../../../analysis/path/drag.ts'),
    import('../../../layout/waterfall/pathLayout.ts'),
  ]);
  return (trace) => {
    const path = computeCriticalPath(trace, 'trace');
    const { spans } = trace;
    const bySpan = groupPathBySpan(path.segments, spans.count);
    return {
      path,
      drags: computeDrags(spans, path),
      layout: (rows) => layoutPath({ spans, path: bySpan, ...rows }),
    };
  };
});

/** Each trace's path is computed once, however many components show it. */
const paths = new WeakMap<Trace, ShownPath>();

function pathOf(compute: (trace: Trace) => ShownPath, trace: Trace): ShownPath {
  const known = paths.get(trace);
  if (known !== undefined) return known;
  const path = compute(trace);
  paths.set(trace, path);
  return path;
}

/** Returns the path of the whole trace; nothing while it is not shown or its code is not there. */
export function useCriticalPath(trace: Trace, isShown: boolean): ShownPath | undefined {
  const { value: compute } = useAwaitedPartIf(pathPart, isShown);
  return useMemo(
    () => (isShown && compute !== undefined ? pathOf(compute, trace) : undefined),
    [isShown, compute, trace],
  );
}
