/** The code of completion and messages for find: it comes when the page is idle, or when it is needed. */
import { type ComponentType, useEffect, useState } from 'react';
import { useBusy } from '../app/readiness.tsx';
import type { FindAidProps } from './findAidContract.ts';

/** Kept for the next trace. React.lazy would show its fallback for 300 ms even with the code at hand. */
let known: ComponentType<FindAidProps> | undefined;

/** The component once its code is here. Without it find works all the same, so a failure to load it is passed over. */
export function useFindAid(isNeeded: boolean): ComponentType<FindAidProps> | undefined {
  const [FindAid, setFindAid] = useState(() => known);
  const [isFailed, setIsFailed] = useState(false);
  useEffect(() => {
    if (known !== undefined) return undefined;
    const load = () =>
      void import('./FindAid.tsx').then(
        (code) => {
          known = code.FindAid;
          setFindAid(() => code.FindAid);
        },
        () => setIsFailed(true),
      );
    if (isNeeded || !('requestIdleCallback' in window)) {
      load();
      return undefined;
    }
    const idle = requestIdleCallback(load);
    return () => cancelIdleCallback(idle);
  }, [isNeeded]);
  useBusy(isNeeded && FindAid === undefined && !isFailed);
  return FindAid;
}
