/** The operations of each service, for the list of what can be hidden. */
import type { Steps } from '../../base/time/slicedTask.ts';
import { SpanFlag, type Trace } from '../trace.ts';
import type { ValueShare } from './shares.ts';

/** The number of spans between two pauses, about a millisecond. */
const SPANS_A_STEP = 10_000;

interface Sum {
  readonly name: number;
  spanCount: number;
  errorCount: number;
  time: number;
}

/**
 * Returns the operations of each service, by its name (`text` is the operation's name), the most self time
 * first. Shares are of the whole trace's self time, as for services. Makes one pass over the spans, in steps.
 */
export function* computeOperationShares(trace: Trace): Steps<ReadonlyMap<string, ValueShare[]>> {
  const { count, service, name, selfTime, flags } = trace.spans;
  const sums: Map<number, Sum>[] = trace.services.map(() => new Map());
  let total = 0;
  for (let span = 0; span < count; span++) {
    if (span % SPANS_A_STEP === SPANS_A_STEP - 1) yield;
    const ofService = sums[service[span]];
    let sum = ofService.get(name[span]);
    if (sum === undefined) {
      sum = { name: name[span], spanCount: 0, errorCount: 0, time: 0 };
      ofService.set(name[span], sum);
    }
    sum.spanCount++;
    sum.time += selfTime[span];
    total += selfTime[span];
    if ((flags[span] & SpanFlag.ownError) !== 0) sum.errorCount++;
  }
  return new Map(
    sums.map((ofService, index) => [
      trace.services[index].name,
      [...ofService.values()]
        .sort((a, b) => b.time - a.time || b.spanCount - a.spanCount)
        .map((sum) => ({
          text: trace.strings.get(sum.name),
          spanCount: sum.spanCount,
          errorCount: sum.errorCount,
          share: total > 0 ? sum.time / total : sum.spanCount / count,
        })),
    ]),
  );
}
