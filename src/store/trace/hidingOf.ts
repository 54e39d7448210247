/** What is hidden of a shown trace: what is chosen, and what find hides in its mode. */
import type { Hiding } from '../../model/filter/hiding.ts';
import type { RowsState } from './state.ts';

export function hidingOf({ trace, hiding, findMode, found }: RowsState): Hiding {
  const isByFind = findMode === 'hide' && found.trace === trace;
  return { ...hiding, unmatched: isByFind ? found.matches?.isMatch : undefined };
}
