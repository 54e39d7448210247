/** The critical path of the shown trace: its code is loaded, and the path computed, when it is shown. */
import { useMemo } from 'react';
import type { CriticalPath } from '../../../analysis/path/criticalPath.ts';
import type { Trace } from '../../../model/trace.ts';
import { type LaterPart, useAwaitedPartIf } from '../../shared/laterCode.ts';
import { type PagePart, pagePart } from '../../shared/pagePart.ts';

type ComputePath = (trace: Trace, window: 'trace' | 'response') => CriticalPath;

const pathPart: PagePart<ComputePath> = pagePart(
  'The critical path',
  async () => (await import('../../../analysis/path/criticalPath.ts')).computeCriticalPath,
);

/** Each trace's path is computed once, however many components show it. */
const paths = new WeakMap<Trace, CriticalPath>();

function pathOf(compute: ComputePath, trace: Trace): CriticalPath {
  const known = paths.get(trace);
  if (known !== undefined) return known;
  const path = compute(trace, 'trace');
  paths.set(trace, path);
  return path;
}

/** Returns the path of the whole trace; nothing while it is not shown or its code is not there. */
export function useCriticalPath(trace: Trace, isShown: boolean): CriticalPath | undefined {
  const { value: compute }: LaterPart<ComputePath> = useAwaitedPartIf(pathPart, isShown);
  return useMemo(
    () => (isShown && compute !== undefined ? pathOf(compute, trace) : undefined),
    [isShown, compute, trace],
  );
}
