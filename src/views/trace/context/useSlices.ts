/** Long work for something that is drawn, in slices after the rows: the page answers meanwhile, and what was drawn before stays. */
import { useEffect, useState } from 'react';
import { runInSlices, type SliceOptions, type Steps } from '../../../base/time/slicedTask.ts';
import { useBusy } from '../../shared/readiness.tsx';

/** A page begins much of it in one task: what is not done in a moment goes on in tasks of its own. */
export const aside: SliceOptions = { firstMillis: 2 };

/** The result of the work; of the work before while it is under way. Begins anew with another `start`; undefined: there is none to do. */
export function useSlices<T>(start: (() => Steps<T>) | undefined): T | undefined {
  const [done, setDone] = useState<{ readonly start: () => Steps<T>; readonly result: T }>();
  useEffect(() => {
    if (start === undefined) return undefined;
    return runInSlices(start(), (result) => setDone({ start, result }), aside);
  }, [start]);
  useBusy(start !== undefined && done?.start !== start);
  return start === undefined ? undefined : done?.result;
}
