/** Looks for repeated siblings once a trace, in slices between which the page answers. */
import { useEffect } from 'react';
import { runInSlices } from '../../base/slicedTask.ts';
import { findSpanGroups } from '../../model/findSpanGroups.ts';
import { useBusy } from '../app/readiness.tsx';
import { useTraceState, useTraceView } from './traceView.ts';
import { aside } from './useSlices.ts';

export function useSpanGroups(): void {
  const { act } = useTraceView();
  const trace = useTraceState((state) => state.trace);
  const isFound = useTraceState((state) => state.groups !== undefined);
  useBusy(!isFound);
  useEffect(() => {
    if (isFound) return undefined;
    return runInSlices(findSpanGroups(trace), act.setGroups, aside);
  }, [act, trace, isFound]);
}
