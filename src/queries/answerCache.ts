/**
 * Keeps the answers in the cache below a number of bytes, traces and all others apart: a few big traces do not push out
 * the searches that led to them. Those that nothing shows go, longest unseen first; the one seen last stays, however
 * large, since an answer that was asked for early comes before the page that shows it.
 */
import type { Query, QueryClient } from '@tanstack/react-query';
import { heldBytes } from '../base/heldBytes.ts';
import type { Trace } from '../model/trace.ts';
import { packTrace } from '../model/traceTransfer.ts';

export interface CacheLimits {
  readonly traceBytes: number;
  /** Of searches and lists. */
  readonly otherBytes: number;
}

const LIMITS: CacheLimits = { traceBytes: 300_000_000, otherBytes: 60_000_000 };

/** Watches the cache from now on. */
export function keepAnswerCacheSmall(client: QueryClient, limits = LIMITS): void {
  const cache = client.getQueryCache();
  /** When each was last let go of, by hash; a count instead of a time. */
  const lastSeen = new Map<string, number>();
  /** An answer never changes, so it is measured once. */
  const measured = new WeakMap<object, number>();
  let moment = 0;
  cache.subscribe(({ type, query }) => {
    if (type === 'removed') lastSeen.delete(query.queryHash);
    if (type !== 'observerRemoved' && type !== 'updated') return;
    lastSeen.set(query.queryHash, moment++);
    evict(isOfTrace(query));
  });

  function evict(areTraces: boolean): void {
    const maxBytes = areTraces ? limits.traceBytes : limits.otherBytes;
    const answers = cache.findAll({ predicate: (query) => isOfTrace(query) === areTraces });
    let bytes = answers.reduce((sum, query) => sum + bytesOf(query), 0);
    if (bytes <= maxBytes) return;
    const idle = answers
      .filter((query) => query.getObserversCount() === 0 && query.state.fetchStatus === 'idle')
      .filter(({ queryHash }) => lastSeen.get(queryHash) !== moment - 1)
      .sort((one, other) => (lastSeen.get(one.queryHash) ?? 0) - (lastSeen.get(other.queryHash) ?? 0));
    for (const query of idle) {
      if (bytes <= maxBytes) return;
      bytes -= bytesOf(query);
      cache.remove(query);
    }
  }

  function bytesOf(query: Query): number {
    const { data } = query.state;
    if (typeof data !== 'object' || data === null) return 0;
    const known = measured.get(data);
    if (known !== undefined) return known;
    const bytes = isOfTrace(query) ? traceBytes(data as Trace) : heldBytes(data);
    measured.set(data, bytes);
    return bytes;
  }
}

function isOfTrace({ queryKey }: Query): boolean {
  return queryKey.at(1) === 'trace';
}

/** A trace is columns, and its texts are one buffer. */
function traceBytes(trace: Trace): number {
  return packTrace(trace).buffers.reduce((sum, buffer) => sum + buffer.byteLength, 0);
}
