/** Finds completions at the caret, in slices. */
import { useEffect, useMemo, useState } from 'react';
import { runInSlices } from '../../../base/time/slicedTask.ts';
import {
  type CompletionPlace,
  type Completions,
  createQueryCompleter,
  findCompletionPlace,
} from '../../../model/find/completion.ts';
import { useBusy } from '../../shared/readiness.tsx';
import { useTraceState, useTraceView } from '../context/traceView.ts';
import { aside } from '../context/useSlices.ts';

export interface CompletionsAtPlace {
  readonly place: CompletionPlace | undefined;
  /** undefined until they are found. */
  readonly completions: Completions | undefined;
}

/** No completions while the caret is undefined. */
export function useCompletions(text: string, caret: number | undefined): CompletionsAtPlace {
  const { select } = useTraceView();
  const trace = useTraceState((state) => state.trace);
  const completer = useMemo(() => createQueryCompleter(trace), [trace]);
  const place = useMemo(
    () => (caret === undefined ? undefined : findCompletionPlace(text, caret)),
    [text, caret],
  );
  const [found, setFound] = useState<CompletionsAtPlace>({ place: undefined, completions: undefined });
  // The search goes first: side by side, each would take twice as long.
  const isSearching = useTraceState(select.isFindPending);
  useEffect(() => {
    if (place === undefined || isSearching) return undefined;
    return runInSlices(completer.complete(place), (completions) => setFound({ place, completions }), aside);
  }, [completer, place, isSearching]);
  const isFound = found.place === place;
  useBusy(place !== undefined && !isFound);
  return { place, completions: isFound ? found.completions : undefined };
}
