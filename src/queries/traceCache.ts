/** Keeps the traces in the cache below a number of bytes: those that nothing shows go first, longest unseen first. */
import type { Query, QueryClient } from '@tanstack/react-query';
import type { Trace } from '../model/trace.ts';
import { packTrace } from '../model/traceTransfer.ts';

const MAX_BYTES = 300_000_000;

/** Watches the cache from now on. */
export function keepTraceCacheSmall(client: QueryClient, maxBytes = MAX_BYTES): void {
  const cache = client.getQueryCache();
  /** When each was last let go of, by hash; a count instead of a time. */
  const lastSeen = new Map<string, number>();
  let moment = 0;
  cache.subscribe(({ type, query }) => {
    if (query.queryKey.at(1) !== 'trace') return;
    if (type === 'removed') lastSeen.delete(query.queryHash);
    if (type === 'observerRemoved' || type === 'updated') lastSeen.set(query.queryHash, moment++);
    if (type === 'observerRemoved' || type === 'updated') evict();
  });

  function evict(): void {
    const traces = cache.findAll({ predicate: ({ queryKey }) => queryKey.at(1) === 'trace' });
    let bytes = traces.reduce((sum, query) => sum + bytesOf(query), 0);
    if (bytes <= maxBytes) return;
    const idle = traces
      .filter((query) => query.getObserversCount() === 0 && query.state.fetchStatus === 'idle')
      .sort((one, other) => (lastSeen.get(one.queryHash) ?? 0) - (lastSeen.get(other.queryHash) ?? 0));
    for (const query of idle) {
      if (bytes <= maxBytes) return;
      bytes -= bytesOf(query);
      cache.remove(query);
    }
  }
}

function bytesOf(query: Query): number {
  const trace = query.state.data as Trace | undefined;
  if (trace === undefined) return 0;
  return packTrace(trace).buffers.reduce((sum, buffer) => sum + buffer.byteLength, 0);
}
