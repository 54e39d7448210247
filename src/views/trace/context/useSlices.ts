/**
 * Long computations for something that is drawn, in slices
 * after the rows. The page stays responsive meanwhile.
 */
import { useEffect, useState } from 'react';
import { runInSlices, type SliceOptions, type Steps } from '../../../base/time/slicedTask.ts';
import { useBusy } from '../../shared/readiness.tsx';

/** A page starts many of these in one task: what is not done in a moment continues in tasks of its own. */
export const aside: SliceOptions = { firstMillis: 2 };

/**
 * Returns the result; the previous result until the new one is done.
 * Starts over when `start` changes; undefined: there is nothing to do.
 */
export function useSlices<T>(start: (() => Steps<T>) | undefined): T | undefined {
  const [done, setDone] = useState<{ readonly start: () => Steps<T>; readonly result: T }>();
  useEffect(() => {
    if (start === undefined) return undefined;
    return runInSlices(start(), (result) => setDone({ start, result }), aside);
  }, [start]);
  useBusy(start !== undefined && done?.start !== start);
  return start === undefined ? undefined : done?.result;
}
