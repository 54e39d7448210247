/** The code of completion and messages for find: it comes when the page is idle, or when it is needed. */
import type { ComponentType } from 'react';
import { type LaterCode, type LaterPart, useWhenIdle } from '../../shared/laterCode.ts';
import { pagePart } from '../../shared/pagePart.ts';
import type { FindAidProps } from './findAidContract.ts';

const findAid: LaterCode<FindAidProps> = pagePart(
  'The help for find',
  async () => (await import('./FindAid.tsx')).FindAid,
);

/** Without it find works all the same. */
export function useFindAid(isNeeded: boolean): LaterPart<ComponentType<FindAidProps>> {
  return useWhenIdle(findAid, isNeeded);
}
