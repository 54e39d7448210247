/** Findings about time: repeated calls, stragglers, slow spans, waits and gaps. */

import { roundToNanos } from '../../model/build/times.ts';
import { messageLag } from '../../model/details/messageLag.ts';
import { asSpanIndex, NONE, SpanKind } from '../../model/trace.ts';
import type { RepeatedCalls } from '../calls/repeatedCalls.ts';
import { splitClientTime } from '../waiting/clientWait.ts';
import type { Finding } from './finding.ts';
import { stretchOf } from './stretchOf.ts';
import { leastTimeToSay, type TraceFacts } from './traceFacts.ts';

/** What is listed, but explains nothing that is worth a sentence. */
const LISTED = 0.03;
/** A single span explains this part of the window, or it is nothing special. */
const SLOW_SHARE = 0.2;
/** A wait or gap that is shorter, as a part of the window, is not listed. */
const GAP_SHARE = 0.05;

export function findRepeats(facts: TraceFacts): Finding[] {
  return facts.repeats.flatMap((repeat): Finding[] => {
    const finding: Finding = {
      kind: repeat.kind,
      weight: weighRepeat(facts, repeat),
      spans: repeat.spans,
      related: repeat.parent === NONE ? [] : [repeat.parent],
      ...stretchOf(facts.trace, repeat.spans),
      time: repeat.time,
      saving: repeat.kind === 'fan-out' ? 0 : repeat.saving,
      count: repeat.callCount,
    };
    const straggler = describeStraggler(facts, repeat);
    return straggler === undefined ? [finding] : [finding, straggler];
  });
}

/** Whether equal calls, one after the other, take so long that they are worth a sentence. */
export function isRepeatWorthSaying(facts: TraceFacts, { kind, time }: RepeatedCalls): boolean {
  return kind !== 'fan-out' && time >= leastTimeToSay(facts);
}

function weighRepeat(facts: TraceFacts, repeat: RepeatedCalls): number {
  if (!isRepeatWorthSaying(facts, repeat)) return LISTED;
  return Math.max(LISTED, shareOf(facts, repeat.saving));
}

function describeStraggler(
  facts: TraceFacts,
  { straggler, saving, spans }: RepeatedCalls,
): Finding | undefined {
  if (straggler === NONE) return undefined;
  return {
    kind: 'straggler',
    weight: saving >= leastTimeToSay(facts) ? shareOf(facts, saving) : LISTED,
    spans: [straggler],
    related: spans.filter((span) => span !== straggler),
    ...stretchOf(facts.trace, [straggler]),
    time: facts.trace.spans.duration[straggler],
    saving,
    count: 1,
  };
}

/** Spans without children that own much of the path; those of repeated calls are told together. */
export function findSlowSpans(facts: TraceFacts): Finding[] {
  const { trace, path, drag, windowTime } = facts;
  const { count, subtreeEnd } = trace.spans;
  const found: Finding[] = [];
  for (let span = 0; span < count; span++) {
    const time = path.pathTime[span];
    if (subtreeEnd[span] > span + 1 || time < windowTime * SLOW_SHARE || time === 0) continue;
    const saving = Math.min(time, drag[span]);
    found.push({
      kind: 'slow-span',
      weight: 0.9 * shareOf(facts, time),
      spans: [span],
      related: [],
      ...stretchOf(trace, [span]),
      time,
      saving,
      count: 1,
    });
  }
  return found;
}

/** Clients on the path that waited without their servers working. */
export function findNetworkWaits(facts: TraceFacts): Finding[] {
  const { trace, path, drag } = facts;
  const { count, kind } = trace.spans;
  const found: Finding[] = [];
  for (let span = 0; span < count; span++) {
    if (kind[span] !== SpanKind.client || path.reached[span] < 0) continue;
    const wait = splitClientTime(trace, path.blocking, span);
    if (wait === undefined || wait.before < 0 || wait.after < 0) continue;
    const time = roundToNanos(wait.before + wait.after);
    if (time < leastTimeToSay(facts)) continue;
    const saving = Math.min(time, drag[span]);
    found.push({
      kind: 'network',
      weight: 0.9 * shareOf(facts, saving),
      spans: [span],
      related: [wait.server],
      ...stretchOf(trace, [span]),
      time,
      saving,
      count: 1,
    });
  }
  return found;
}

/** Messages that waited for long between their producer and their consumer. */
export function findQueueLags(facts: TraceFacts): Finding[] {
  const { trace } = facts;
  const found: Finding[] = [];
  for (let span = 0; span < trace.spans.count; span++) {
    const time = messageLag(trace, asSpanIndex(span));
    if (time === undefined || time < leastTimeToSay(facts)) continue;
    const start = trace.spans.start[span];
    found.push({
      kind: 'queue',
      weight: trace.duration > 0 ? 0.8 * Math.min(1, time / trace.duration) : 0,
      spans: [span],
      related: [],
      start: roundToNanos(start - time),
      end: start,
      time: roundToNanos(time),
      saving: 0,
      count: 1,
    });
  }
  return found;
}

/** Stretches of the path that no span explains, each of at least a twentieth of the window. */
export function findGaps(facts: TraceFacts): Finding[] {
  const { count, start, end, span } = facts.untraced;
  const found: Finding[] = [];
  for (let stretch = 0; stretch < count; stretch++) {
    const time = roundToNanos(end[stretch] - start[stretch]);
    if (time < facts.windowTime * GAP_SHARE) continue;
    const isIdle = span[stretch] === NONE;
    found.push({
      kind: isIdle ? 'idle' : 'untraced',
      weight: 0.8 * shareOf(facts, time),
      spans: isIdle ? [] : [span[stretch]],
      related: [],
      start: start[stretch],
      end: end[stretch],
      time,
      saving: 0,
      count: 1,
    });
  }
  return found;
}

export function findLateWork({ trace, path }: TraceFacts): Finding[] {
  if (path.kind !== 'response') return [];
  const { end } = path.window;
  const time = roundToNanos(trace.duration - end);
  if (time <= 0) return [];
  const late: number[] = [];
  for (let span = 0; span < trace.spans.count; span++) {
    const isTop = trace.spans.parent[span] === NONE || path.blocking.isDetached[span] === 1;
    if (isTop && path.blocking.end[span] > end) late.push(span);
  }
  const finding: Finding = {
    kind: 'late-work',
    weight: 0.25,
    spans: late,
    related: [],
    start: end,
    end: trace.duration,
    time,
    saving: 0,
    count: late.length,
  };
  return [finding];
}

function shareOf({ windowTime }: TraceFacts, time: number): number {
  return windowTime > 0 ? Math.min(1, time / windowTime) : 0;
}
