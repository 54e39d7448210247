/** The code of completion and messages for find: loaded when the page is idle, or when it is needed. */
import type { ComponentType } from 'react';
import { type LaterCode, type LaterPart, useWhenIdle } from '../../shared/laterCode.ts';
import { pagePart } from '../../shared/pagePart.ts';
import type { FindAidProps } from './findAidContract.ts';

const findAid: LaterCode<FindAidProps> = pagePart(
  'The help for find',
  async () => (await import('./FindAid.tsx')).FindAid,
);

/** Find works without it. */
export function useFindAid(isNeeded: boolean): LaterPart<ComponentType<FindAidProps>> {
  return useWhenIdle(findAid, isNeeded);
}
