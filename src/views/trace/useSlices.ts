/** Long work for something that is drawn, in slices after the rows: the page answers meanwhile, and what was drawn before stays. */
import { useEffect, useState } from 'react';
import { runInSlices, type Steps } from '../../base/slicedTask.ts';
import { useBusy } from '../app/readiness.tsx';

/** The result of the work; of the work before while it is under way. Begins anew with another `start`; undefined: there is none to do. */
export function useSlices<T>(start: (() => Steps<T>) | undefined): T | undefined {
  const [done, setDone] = useState<{ readonly start: () => Steps<T>; readonly result: T }>();
  useEffect(() => {
    if (start === undefined) return undefined;
    return runInSlices(start(), (result) => setDone({ start, result }));
  }, [start]);
  useBusy(start !== undefined && done?.start !== start);
  return start === undefined ? undefined : done?.result;
}
