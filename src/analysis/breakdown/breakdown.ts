/** Where the time of a trace goes, by any key of its spans: services, operations, values of a tag. */
import { selectNth } from '../../base/selectNth.ts';
import { roundToNanos } from '../../model/build/times.ts';
import { NONE, type SpanColumns, SpanFlag } from '../../model/trace.ts';
import type { OwnWork } from './ownWork.ts';

/** A group for each span. */
export interface SpanGrouping {
  /** By span: the number of its group, or NONE to leave it out. */
  readonly group: Int32Array;
  /** The number of groups. */
  readonly count: number;
}

/** By group; times in µs. */
export interface Breakdown {
  readonly spanCount: Int32Array;
  readonly errorCount: Int32Array;
  readonly selfTime: Float64Array;
  /**
   * The part of the time in which anything runs, 0 to 1. Each instant is divided evenly among the spans that
   * do own work at it, so all groups add up to 1, unless spans are left out or take no time.
   */
  readonly wallShare: Float64Array;
  readonly pathTime: Float64Array;
  /**
   * By how much, at most, the window would be shorter if the group's spans did nothing of their own: for each
   * span, its time on the path, but no more than its drag.
   */
  readonly drag: Float64Array;
  /** Percentiles of durations by nearest rank: at least half (95%) of the spans took no longer. 0 if none. */
  readonly p50: Float64Array;
  readonly p95: Float64Array;
  readonly max: Float64Array;
}

/** What is known of the spans of a trace. */
export interface SpanFigures {
  readonly spans: SpanColumns;
  readonly work: OwnWork;
  /** By span, of the critical path. */
  readonly pathTime: Float64Array;
  /** By span; see computeDrags. */
  readonly drag: Float64Array;
}

/** Linear. */
export function computeBreakdown(figures: SpanFigures, grouping: SpanGrouping): Breakdown {
  const { spans, pathTime, drag } = figures;
  const { group, count } = grouping;
  const spanCount = new Int32Array(count);
  const errorCount = new Int32Array(count);
  const selfSums = new Float64Array(count);
  const pathSums = new Float64Array(count);
  const dragSums = new Float64Array(count);
  for (let span = 0; span < spans.count; span++) {
    const own = group[span];
    if (own === NONE) continue;
    spanCount[own]++;
    errorCount[own] += spans.flags[span] & SpanFlag.ownError;
    selfSums[own] += spans.selfTime[span];
    pathSums[own] += pathTime[span];
    dragSums[own] += Math.min(pathTime[span], drag[span]);
  }
  return {
    spanCount,
    errorCount,
    selfTime: selfSums.map(roundToNanos),
    wallShare: divideWallClock(figures.work, grouping),
    pathTime: pathSums.map(roundToNanos),
    drag: dragSums.map(roundToNanos),
    ...rankDurations(spans.duration, grouping, spanCount),
  };
}

/**
 * One sweep in order of time. `each` is what a span would have got that had worked from the beginning until
 * now; so a stretch gets the difference between its end and its start.
 */
function divideWallClock(work: OwnWork, { group, count }: SpanGrouping): Float64Array {
  const share = new Float64Array(count);
  const eachAtStart = new Float64Array(work.count);
  let each = 0;
  let working = 0;
  let busy = 0;
  let last = 0;
  for (const border of work.borders) {
    const isEnd = border >= work.count;
    const stretch = isEnd ? border - work.count : border;
    const time = isEnd ? work.end[stretch] : work.start[stretch];
    if (working > 0) {
      each += (time - last) / working;
      busy += time - last;
    }
    last = time;
    working += isEnd ? -1 : 1;
    if (!isEnd) {
      eachAtStart[stretch] = each;
      continue;
    }
    const own = group[work.span[stretch]];
    if (own !== NONE) share[own] += each - eachAtStart[stretch];
  }
  return busy === 0 ? share : share.map((time) => time / busy);
}

/** Puts the durations of each group back to back, and selects within each part. */
function rankDurations(
  duration: Float64Array,
  { group, count }: SpanGrouping,
  spanCount: Int32Array,
): Pick<Breakdown, 'p50' | 'p95' | 'max'> {
  const end = new Int32Array(count);
  let total = 0;
  for (let own = 0; own < count; own++) {
    end[own] = total;
    total += spanCount[own];
  }
  const durations = new Float64Array(total);
  const max = new Float64Array(count);
  for (let span = 0; span < duration.length; span++) {
    const own = group[span];
    if (own === NONE) continue;
    durations[end[own]++] = duration[span];
    if (duration[span] > max[own]) max[own] = duration[span];
  }
  const p50 = new Float64Array(count);
  const p95 = new Float64Array(count);
  for (let own = 0; own < count; own++) {
    if (spanCount[own] === 0) continue;
    const part = durations.subarray(end[own] - spanCount[own], end[own]);
    p50[own] = selectNth(part, Math.ceil(part.length * 0.5) - 1);
    p95[own] = selectNth(part, Math.ceil(part.length * 0.95) - 1);
  }
  return { p50, p95, max };
}
