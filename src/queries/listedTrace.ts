/** What the lists that are still cached say about a trace, before the trace itself is there. */
import type { SearchResult } from '../model/summaries/searchResult.ts';
import type { TraceSummary } from '../model/summaries/traceSummary.ts';
import type { TraceId } from '../model/trace.ts';
import type { Backend } from './backend.tsx';

/** Returns the trace's entry in the newest list that has it. Looks through all cached lists. */
export function listedTrace({ key, queryClient }: Backend, id: TraceId): TraceSummary | undefined {
  let newest = 0;
  let found: TraceSummary | undefined;
  for (const { state } of queryClient.getQueryCache().findAll({ queryKey: [key, 'search'] })) {
    if (state.data === undefined || state.dataUpdatedAt <= newest) continue;
    const summary = (state.data as SearchResult).traces.find((trace) => trace.id === id);
    if (summary === undefined) continue;
    newest = state.dataUpdatedAt;
    found = summary;
  }
  return found;
}
