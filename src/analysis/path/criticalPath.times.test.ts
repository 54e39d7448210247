import { describe, expect, it } from 'vitest';
import { computeCriticalPath } from './criticalPath.ts';
import { segmentsOf } from './testing/drawPath.ts';
import { type TimedSpan, timedTrace } from './testing/timedTrace.ts';

const NANO = 0.001;

describe('a child that runs beyond its parent', () => {
  const late = (duration: number, beyond: number) => {
    const trace = timedTrace([
      ['a', 0, duration],
      ['b', duration - 10, 10 + beyond, 'a'],
      ['c', duration - 8, 8 + beyond, 'b'],
    ]);
    return [...computeCriticalPath(trace, 'response').pathTime];
  };

  it.each([
    ['a nanosecond', 5000, NANO],
    ['a millisecond', 5000, 1000],
    ['1% of a longer parent', 200_000, 2000],
  ])('by %s still has its part, and so have its own children', (_, duration, beyond) => {
    expect(late(duration, beyond)).toEqual([duration - 10, 2, 8]);
  });

  it.each([
    ['a millisecond', 5000, 1000],
    ['1%', 200_000, 2000],
  ])('by a nanosecond more than %s was not waited for', (_, duration, beyond) => {
    expect(late(duration, beyond + NANO)).toEqual([duration, 0, 0]);
  });

  it.each([
    ['may have started a millisecond before it', 1000, 9],
    ['may not have started earlier than that', 1000 + NANO, 0],
  ])('%s', (_, before, ofChild) => {
    const trace = timedTrace([
      ['a', 2000, 50],
      ['b', 2000 - before, before + 9, 'a'],
    ]);
    expect([...computeCriticalPath(trace, 'response').pathTime]).toEqual([50 - ofChild, ofChild]);
  });

  it('has the tail of the trace, which its own children cannot have', () => {
    const trace = timedTrace([
      ['a', 0, 100],
      ['b', 10, 90.5, 'a'],
      ['c', 20, 80.4, 'b'],
      ['d', 100.2, 0.1, 'b'],
    ]);
    expect(segmentsOf(trace, computeCriticalPath(trace, 'trace'))).toEqual([
      ['a', 0, 10],
      ['b', 10, 20],
      ['c', 20, 100],
      ['b', 100, 100.5],
    ]);
  });
});

describe('a consumer', () => {
  it('may come ten minutes later', () => {
    const trace = timedTrace([
      ['a', 0, 100],
      ['b', 600_000_000, 50, 'a'],
    ]);
    expect(segmentsOf(trace, computeCriticalPath(trace, 'trace'))).toEqual([
      ['a', 0, 100],
      ['.', 100, 600_000_000],
      ['b', 600_000_000, 600_000_050],
    ]);
  });
});

describe('a trace', () => {
  it('may take longer than numbers can count nanoseconds', () => {
    const days = 200 * 86_400_000_000;
    const trace = timedTrace([
      ['a', 0, days],
      ['b', 1000, days / 2, 'a'],
    ]);
    expect([...computeCriticalPath(trace, 'trace').pathTime]).toEqual([days / 2, days / 2]);
  });

  it('may be 100,000 deep', () => {
    const count = 100_000;
    const trace = timedTrace(
      Array.from(
        { length: count },
        (_, place): TimedSpan => [
          idOf(place),
          place,
          2 * (count - place),
          place === 0 ? '' : idOf(place - 1),
        ],
      ),
    );
    expect(computeCriticalPath(trace, 'trace').segments.count).toBe(2 * count - 1);
  });

  it('may have 50,000 siblings one after the other, or all at once', () => {
    const count = 50_000;
    const siblings = (startOf: (place: number) => number, duration: number) =>
      timedTrace([
        [idOf(0), 0, count],
        ...Array.from(
          { length: count },
          (_, place): TimedSpan => [idOf(place + 1), startOf(place), duration, idOf(0)],
        ),
      ]);
    const inTurn = siblings((place) => place, 1);
    expect(computeCriticalPath(inTurn, 'trace').segments.count).toBe(count);
    const atOnce = siblings(() => 5, 9);
    expect(computeCriticalPath(atOnce, 'trace').segments.count).toBe(3);
  });

  it('may launch 50,000 spans below 50,000 levels that ended earlier', () => {
    const half = 50_000;
    const levels = Array.from(
      { length: half },
      (_, place): TimedSpan => [idOf(place), place, 1, place === 0 ? '' : idOf(place - 1)],
    );
    const launched = Array.from(
      { length: half },
      (_, place): TimedSpan => [idOf(half + place), half + 1 + 2 * place, 1, idOf(half - 1)],
    );
    const trace = timedTrace([...levels, ...launched]);
    const began = performance.now();
    expect(computeCriticalPath(trace, 'trace').segments.count).toBe(3 * half);
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

function idOf(place: number): string {
  return (place + 1).toString(16);
}
