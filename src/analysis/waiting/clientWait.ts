/** What a client waited for: before the server began, the server itself, and after it ended. */
import { roundToNanos } from '../../model/build/times.ts';
import { SpanKind, type Trace } from '../../model/trace.ts';
import type { Blocking } from '../path/blocking.ts';

/**
 *     client   |==========================|
 *       server        |==========|
 *              before     server    after
 */
export interface ClientWait {
  /** The span of the server. */
  readonly server: number;
  /** µs; negative if the clocks of the two hosts differ by more than the way takes. */
  readonly before: number;
  readonly serverTime: number;
  readonly after: number;
}

/**
 * Returns undefined for a span that is no client, or has no server, or several. The way there and back is
 * queues, connections, the network, and what is not traced.
 */
export function splitClientTime(trace: Trace, blocking: Blocking, span: number): ClientWait | undefined {
  const { kind, start, duration, subtreeEnd } = trace.spans;
  if (kind[span] !== SpanKind.client) return undefined;
  let server = -1;
  for (let child = span + 1; child < subtreeEnd[span]; child = subtreeEnd[child]) {
    if (kind[child] !== SpanKind.server || blocking.isDetached[child] === 1) continue;
    if (server >= 0) return undefined;
    server = child;
  }
  if (server < 0) return undefined;
  return {
    server,
    before: roundToNanos(start[server] - start[span]),
    serverTime: duration[server],
    after: roundToNanos(blocking.end[span] - blocking.end[server]),
  };
}
