/** What happens to spans that find does not match. One of the modes hides them. */
import type { HidingWay } from './hidingWay.ts';

export type FindMode = 'highlight' | 'dim' | 'hide';
export const findModes: readonly FindMode[] = ['highlight', 'dim', 'hide'];

/** By span, 1 if find keeps it; undefined: find hides nothing. */
export const hidingUnmatched: HidingWay<Uint8Array | undefined> = {
  nothing: undefined,
  describe: (isMatch) => (isMatch === undefined ? '' : 'without a match'),
  prepare: (_trace, isMatch) => {
    if (isMatch === undefined) return undefined;
    return (passing, from, to) => hideOthers(isMatch, passing, from, to);
  },
};

function hideOthers(isMatch: Uint8Array, passing: Uint8Array, from: number, to: number): void {
  for (let span = from; span < to; span++) passing[span] &= isMatch[span];
}
