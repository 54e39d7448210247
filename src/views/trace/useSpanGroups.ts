/** Looks for repeated siblings once a trace, in steps between which the page answers. */
import { useEffect } from 'react';
import { findSpanGroups } from '../../model/findSpanGroups.ts';
import { useBusy } from '../app/readiness.tsx';
import { useTraceState, useTraceView } from './traceView.ts';

/** A stretch of work, ms: well below what a frame has. */
const STRETCH_MS = 8;

export function useSpanGroups(): void {
  const { act } = useTraceView();
  const trace = useTraceState((state) => state.trace);
  const isFound = useTraceState((state) => state.groups !== undefined);
  useBusy(!isFound);
  useEffect(() => {
    if (isFound) return undefined;
    const steps = findSpanGroups(trace);
    let timer: ReturnType<typeof setTimeout>;
    const work = () => {
      const until = performance.now() + STRETCH_MS;
      for (let step = steps.next(); ; step = steps.next()) {
        if (step.done) {
          act.setGroups(step.value);
          return;
        }
        if (performance.now() > until) break;
      }
      timer = setTimeout(work);
    };
    timer = setTimeout(work);
    return () => clearTimeout(timer);
  }, [act, trace, isFound]);
}
