/** The keys of a trace with how many spans have each, their own or one of their events', links', resource or scope. */
import type { Steps } from '../../base/time/slicedTask.ts';
import { NONE, type Trace } from '../trace.ts';
import { visitAttributes } from './completionRows.ts';

export interface KeyCount {
  readonly text: string;
  readonly spans: number;
}

/** By number of spans, the most first. Linear in the attributes, once for a trace. */
export function* countKeys(trace: Trace): Steps<readonly KeyCount[]> {
  const { keyEnd, strings } = trace;
  // By string index: the place of a key in the lists below, from 1.
  const places = new Int32Array(keyEnd);
  const keys: number[] = [];
  const counts: number[] = [];
  const lastSpans: number[] = [];
  yield* visitAttributes(trace, (columns, row, span) => {
    const key = columns.key[row];
    let place = places[key] - 1;
    if (place < 0) {
      place = keys.push(key) - 1;
      places[key] = place + 1;
      counts.push(0);
      lastSpans.push(NONE);
    }
    if (lastSpans[place] === span) return;
    lastSpans[place] = span;
    counts[place]++;
  });
  return keys
    .map((key, place) => ({ text: strings.get(key), spans: counts[place] }))
    .sort((a, b) => b.spans - a.spans || (a.text < b.text ? -1 : 1));
}
