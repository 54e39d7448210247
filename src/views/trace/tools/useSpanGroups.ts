/** Looks for repeated siblings once per trace, in slices, so that the page stays responsive. */
import { useEffect } from 'react';
import { findSpanGroups } from '../../../analysis/repetition.ts';
import { runInSlices } from '../../../base/time/slicedTask.ts';
import { useBusy } from '../../shared/readiness.tsx';
import { useTraceState, useTraceView } from '../context/traceView.ts';
import { aside } from '../context/useSlices.ts';

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
