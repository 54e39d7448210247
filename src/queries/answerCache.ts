/**
 * Limits the size in bytes of all cached answers. Traces have their own limit, so that a few big traces do
 * not displace the searches that led to them. Answers that are not shown are dropped, the longest unseen
 * first. The most recent one stays whatever its size, because an answer that was requested early arrives
 * before the page that shows it.
 */
import type { Query, QueryClient } from '@tanstack/react-query';
import { heldBytes } from '../base/heldBytes.ts';
import type { Trace } from '../model/trace.ts';
import { packTrace } from '../model/traceTransfer.ts';

export interface CacheLimits {
  readonly traceBytes: number;
  /** For searches and lists. */
  readonly otherBytes: number;
}

const LIMITS: CacheLimits = { traceBytes: 300_000_000, otherBytes: 60_000_000 };

/** Watches the cache from now on. */
export function keepAnswerCacheSmall(client: QueryClient, limits = LIMITS): void {
  const cache = client.getQueryCache();
  /** By hash, when each was last released; a counter instead of a time. */
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

/** A trace consists of columns, and its texts are one buffer. */
function traceBytes(trace: Trace): number {
  return packTrace(trace).buffers.reduce((sum, buffer) => sum + buffer.byteLength, 0);
}
