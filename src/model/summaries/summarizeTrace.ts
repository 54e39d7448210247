/** What a result list shows of a trace that was fetched as a whole. */
import { isErrorOrigin, NONE, SpanFlag, type SpanIndex, type Trace } from '../trace.ts';
import { MAX_SHAPE_BARS, type ServiceShare, type TraceShape, type TraceSummary } from './traceSummary.ts';

export function summarizeTrace(trace: Trace): TraceSummary {
  const { spans } = trace;
  const root = findRoot(trace);
  const services: readonly ServiceShare[] = trace.services;
  let orphanCount = 0;
  for (let span = 0; span < spans.count; span++) {
    if ((spans.flags[span] & SpanFlag.orphan) !== 0) orphanCount++;
  }
  return {
    id: trace.id,
    rootService: trace.services.at(spans.service[root])?.name ?? '',
    rootOperation: trace.strings.get(spans.name[root]),
    startUnixMicros: trace.startUnixMicros,
    duration: trace.duration,
    spanCount: spans.count,
    errorCount: countErrors(trace),
    orphanCount,
    services,
    shape: drawShape(trace),
  };
}

/** The number of spans with an error of their own. */
export function countErrors({ services }: Trace): number {
  return services.reduce((sum, { errorCount }) => sum + errorCount, 0);
}

/** Returns the earliest span without a parent; if all are orphans, the earliest of them. */
export function findRoot({ spans }: Trace): SpanIndex {
  let root = NONE as SpanIndex;
  let orphan = NONE as SpanIndex;
  for (let span = 0 as SpanIndex; span < spans.count; span = spans.subtreeEnd[span] as SpanIndex) {
    if ((spans.flags[span] & SpanFlag.orphan) === 0) {
      if (root === NONE || spans.start[span] < spans.start[root]) root = span;
    } else if (orphan === NONE || spans.start[span] < spans.start[orphan]) {
      orphan = span;
    }
  }
  return root === NONE ? orphan : root;
}

/** Draws one bar for each of at most MAX_SHAPE_BARS spans. */
function drawShape(trace: Trace): TraceShape {
  const { spans, duration } = trace;
  const chosen = chooseBars(trace);
  const start = new Float32Array(chosen.length);
  const end = new Float32Array(chosen.length);
  const service = new Uint16Array(chosen.length);
  const error = new Uint8Array(chosen.length);
  for (let bar = 0; bar < chosen.length; bar++) {
    const span = chosen[bar];
    start[bar] = duration === 0 ? 0 : Math.min(spans.start[span] / duration, 1);
    end[bar] = duration === 0 ? 1 : Math.min((spans.start[span] + spans.duration[span]) / duration, 1);
    service[bar] = spans.service[span];
    error[bar] = Number(isErrorOrigin(trace, span));
  }
  return { start, end, service, error };
}

/**
 * Returns all spans if they fit. Otherwise the first span, and the rows below it cut into equal parts, one
 * for each other bar. Each part is represented by one span: one in which a failure began before others, then
 * the longest, then the first.
 */
function chooseBars(trace: Trace): Int32Array {
  const { count, duration } = trace.spans;
  const errorRank = (span: number) => Number(isErrorOrigin(trace, span));
  const bars = Math.min(count, MAX_SHAPE_BARS);
  const chosen = new Int32Array(bars);
  for (let bar = 1; bar < bars; bar++) {
    const from = 1 + Math.floor(((bar - 1) * (count - 1)) / (bars - 1));
    const to = 1 + Math.floor((bar * (count - 1)) / (bars - 1));
    let best = from;
    for (let span = from + 1; span < to; span++) {
      const errorGain = errorRank(span) - errorRank(best);
      if (errorGain > 0 || (errorGain === 0 && duration[span] > duration[best])) best = span;
    }
    chosen[bar] = best;
  }
  return chosen;
}
