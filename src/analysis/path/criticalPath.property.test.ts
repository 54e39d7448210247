import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkProperty } from '../../base/testing/checkProperty.ts';
import { brokenSpans, buildSpans, busySpans, goodSpans } from '../../model/testing/randomSpans.ts';
import { NONE, type Trace } from '../../model/trace.ts';
import { type CriticalPath, computeCriticalPath, PathArrival } from './criticalPath.ts';

const RUNS = 600;
const windows = ['trace', 'response'] as const;

/** The same spans with times a thousand times as long, so that what sticks out is detached. */
const longSpans = fc
  .tuple(fc.oneof(goodSpans, busySpans, brokenSpans), fc.constantFrom(0.2, 1, 70, 1000))
  .map(([spans, factor]) =>
    spans.map((span) => ({
      ...span,
      start: Math.floor(span.start * factor),
      duration: Math.floor(span.duration * factor),
    })),
  );

const nanos = (micros: number) => Math.round(micros * 1000);

function check(name: string, hold: (trace: Trace, path: CriticalPath) => void): void {
  test.each(windows)(`${name} (%s)`, (kind) => {
    checkProperty(
      longSpans,
      (spans) => {
        const trace = buildSpans(spans);
        hold(trace, computeCriticalPath(trace, kind));
      },
      RUNS,
    );
  });
}

check('segments tile the window', (_, { window, segments }) => {
  const { count, span, start, end } = segments;
  if (count === 0) {
    expect(window.end).toBe(window.start);
    return;
  }
  expect(start[0]).toBe(window.start);
  expect(end[count - 1]).toBe(window.end);
  for (let segment = 0; segment < count; segment++) {
    expect(end[segment]).toBeGreaterThan(start[segment]);
    if (segment === 0) continue;
    expect(start[segment]).toBe(end[segment - 1]);
    expect(span[segment]).not.toBe(span[segment - 1]);
  }
});

check('the times of all spans, and of nothing, add up to the window in nanoseconds', (_, path) => {
  const { window, segments, pathTime } = path;
  let sum = pathTime.reduce((total, time) => total + nanos(time), 0);
  for (let segment = 0; segment < segments.count; segment++) {
    if (segments.span[segment] === NONE) sum += nanos(segments.end[segment]) - nanos(segments.start[segment]);
  }
  expect(sum).toBe(nanos(window.end) - nanos(window.start));
});

check('every owner runs while it owns', ({ spans }, { segments }) => {
  for (let segment = 0; segment < segments.count; segment++) {
    const span = segments.span[segment];
    if (span === NONE) continue;
    expect(nanos(segments.start[segment])).toBeGreaterThanOrEqual(nanos(spans.start[span]));
    expect(nanos(segments.end[segment])).toBeLessThanOrEqual(nanos(spans.start[span] + spans.duration[span]));
  }
});

check('nothing owns only where nothing runs', ({ spans }, { segments }) => {
  for (let segment = 0; segment < segments.count; segment++) {
    if (segments.span[segment] !== NONE) continue;
    for (let span = 0; span < spans.count; span++) {
      const from = Math.max(nanos(spans.start[span]), nanos(segments.start[segment]));
      const to = Math.min(nanos(spans.start[span] + spans.duration[span]), nanos(segments.end[segment]));
      expect(to).toBeLessThanOrEqual(from);
    }
  }
});

check('the path has reached each owner, and no one before its start', ({ spans }, path) => {
  const { segments, reached, arrival, blocking } = path;
  for (const span of segments.span) if (span !== NONE) expect(reached[span]).toBeGreaterThan(0);
  for (let span = 0; span < spans.count; span++) {
    if (reached[span] < 0) {
      expect(arrival[span]).toBe(PathArrival.never);
      continue;
    }
    expect(reached[span]).toBeGreaterThan(spans.start[span]);
    expect(arrival[span]).not.toBe(PathArrival.never);
    if (arrival[span] === PathArrival.awaited) expect(reached[span]).toBe(blocking.effectiveEnd[span]);
  }
});
