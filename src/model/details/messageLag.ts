/** How long a message waited between its producer and its consumer. */
import { asSpanIndex, type Microseconds, NONE, type SpanIndex, SpanKind, type Trace } from '../trace.ts';

/** A batch of more messages is judged by its first ones. */
const LOOKED_AT_LINKS = 100;

/**
 * Returns the time from the end of sending to the start of the consumer, µs; of a batch, the longest.
 * Undefined if the span is no consumer, its producer is not in this trace, or it began before the end.
 */
export function messageLag(trace: Trace, span: SpanIndex): Microseconds | undefined {
  const { spans, links } = trace;
  if (spans.kind[span] !== SpanKind.consumer) return undefined;
  const parent = spans.parent[span];
  let sent = parent !== NONE && spans.kind[parent] === SpanKind.producer ? endOf(trace, parent) : Infinity;
  const end = Math.min(links.first[span + 1], links.first[span] + LOOKED_AT_LINKS);
  for (let link = links.first[span]; link < end; link++) {
    const producer = linkedProducer(trace, link);
    if (producer !== undefined) sent = Math.min(sent, endOf(trace, producer));
  }
  const lag = spans.start[span] - sent;
  return lag > 0 ? lag : undefined;
}

function endOf({ spans }: Trace, span: number): Microseconds {
  return spans.start[span] + spans.duration[span];
}

function linkedProducer(trace: Trace, link: number): SpanIndex | undefined {
  const { links, strings } = trace;
  const isHere = strings.get(links.traceId[link]) === trace.id;
  const id = isHere ? strings.get(links.spanId[link]) : '';
  return /^[0-9a-f]{16}$/.test(id) ? producersOf(trace).get(BigInt(`0x${id}`)) : undefined;
}

const producersByTrace = new WeakMap<Trace, ReadonlyMap<bigint, SpanIndex>>();

/** By id. Made once a trace, when the first consumer with a link into it is seen. */
function producersOf(trace: Trace): ReadonlyMap<bigint, SpanIndex> {
  const known = producersByTrace.get(trace);
  if (known !== undefined) return known;
  const { id, kind, count } = trace.spans;
  const producers = new Map<bigint, SpanIndex>();
  for (let span = 0; span < count; span++) {
    if (kind[span] === SpanKind.producer) producers.set(id[span], asSpanIndex(span));
  }
  producersByTrace.set(trace, producers);
  return producers;
}
