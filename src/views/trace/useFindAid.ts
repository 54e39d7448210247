/** The code of completion and messages for find: it comes when the page is idle, or when it is needed. */
import type { ComponentType } from 'react';
import { LaterCode, useWhenIdle } from '../app/laterCode.ts';
import type { FindAidProps } from './findAidContract.ts';

const findAid = new LaterCode(async () => (await import('./FindAid.tsx')).FindAid);

/** The component once its code is here. Without it find works all the same, so a failure to load it is passed over. */
export function useFindAid(isNeeded: boolean): ComponentType<FindAidProps> | undefined {
  return useWhenIdle(findAid, isNeeded).Component;
}
