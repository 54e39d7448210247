/** Findings about failures: where they began, what was tried again, given up and abandoned. */
import { roundToNanos } from '../../model/build/times.ts';
import { NONE } from '../../model/trace.ts';
import { ErrorFate, listChain } from '../errors/errorChains.ts';
import type { Finding } from './finding.ts';
import { stretchOf } from './stretchOf.ts';
import type { TraceFacts } from './traceFacts.ts';

/** By ErrorFate. */
const FATE_WEIGHTS: Readonly<Record<number, number>> = {
  [ErrorFate.surfaced]: 0.95,
  [ErrorFate.unawaited]: 0.6,
  [ErrorFate.swallowed]: 0.45,
  [ErrorFate.recovered]: 0.3,
};
/** Of a failure that began very often, the ways of the first ones are listed. */
const MOST_CHAINS = 20;

/** Failures of one operation with the same type and fate are one finding. */
export function findErrorOrigins({ trace, chains, failures }: TraceFacts): Finding[] {
  const { service, name, duration } = trace.spans;
  const groups = new Map<string, number[]>();
  for (const origin of chains.origins) {
    const key = [service, name, failures.sign, chains.fate, chains.cause]
      .map((column) => column[origin])
      .join();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [origin]);
    else group.push(origin);
  }
  return Array.from(groups.values(), (spans): Finding => {
    const related = new Set<number>();
    for (const origin of spans.slice(0, MOST_CHAINS)) {
      for (const span of listChain(chains, origin).slice(1)) related.add(span);
      if (chains.culprit[origin] !== NONE) related.add(chains.culprit[origin]);
    }
    return {
      kind: 'error',
      weight: FATE_WEIGHTS[chains.fate[spans[0]]] ?? 0,
      spans,
      related: [...related],
      ...stretchOf(trace, spans),
      time: roundToNanos(spans.reduce((sum, span) => sum + duration[span], 0)),
      saving: 0,
      count: spans.length,
    };
  });
}

/** What failed attempts took before the last one began is lost. */
export function findRetried({ trace, retries, path, drag, windowTime }: TraceFacts): Finding[] {
  return Array.from({ length: retries.count }, (_, sequence): Finding => {
    const members = retries.members.subarray(retries.first[sequence], retries.first[sequence + 1]);
    const spans = [...members];
    const last = spans[spans.length - 1];
    const time = roundToNanos(trace.spans.start[last] - trace.spans.start[spans[0]]);
    const isOnPath = path.reached[last] >= 0;
    const saving = isOnPath ? spans.slice(0, -1).reduce((sum, span) => sum + drag[span], 0) : 0;
    const share = windowTime > 0 && isOnPath ? time / windowTime : 0;
    return {
      kind: 'retry',
      weight: Math.min(0.9, Math.max(0.2, share)),
      spans,
      related: [],
      ...stretchOf(trace, spans),
      time,
      saving: roundToNanos(saving),
      count: spans.length,
    };
  });
}

export function findGivenUp({ trace, timeouts, chains }: TraceFacts): Finding[] {
  return timeouts.map(({ span, isSaid }): Finding => {
    const isSurfaced = chains.fate[span] === ErrorFate.surfaced;
    return {
      kind: 'timeout',
      weight: (isSurfaced ? 0.7 : 0.3) * (isSaid ? 1 : 0.5),
      spans: [span],
      related: chains.culprit[span] === NONE ? [] : [chains.culprit[span]],
      ...stretchOf(trace, [span]),
      time: trace.spans.duration[span],
      saving: 0,
      count: 1,
    };
  });
}

export function findAbandoned({ trace, abandoned, windowTime }: TraceFacts): Finding[] {
  return abandoned.map(({ span, client, time }): Finding => {
    const share = windowTime > 0 ? time / windowTime : 0;
    const { end } = stretchOf(trace, [span]);
    return {
      kind: 'abandoned-work',
      weight: 0.1 + Math.min(0.4, share * 0.4),
      spans: [span],
      related: [client],
      start: roundToNanos(end - time),
      end,
      time,
      saving: 0,
      count: 1,
    };
  });
}
