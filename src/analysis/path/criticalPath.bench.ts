/** Measures the critical path of 100,000 spans: wide, deep, drawn at random, and a path of as many steps. */
import { bench, describe } from 'vitest';
import type { Trace } from '../../model/trace.ts';
import { computeCriticalPath } from './criticalPath.ts';
import { computeDrags } from './drag.ts';
import { computeSlacks } from './slack.ts';
import { type TimedSpan, timedTrace } from './testing/timedTrace.ts';

const COUNT = 100_000;

const idOf = (place: number) => (place + 1).toString(16);
const random = seededRandom(7);

/** Returns a trace whose first span is the root, and takes as many microseconds as there are spans. */
function traceOf(spanAt: (place: number) => TimedSpan): Trace {
  const others = Array.from({ length: COUNT - 1 }, (_, place) => spanAt(place + 1));
  return timedTrace([[idOf(0), 0, COUNT], ...others]);
}

const traces: Readonly<Record<string, Trace>> = {
  'wide: siblings that overlap at random': traceOf((place) => [
    idOf(place),
    Math.floor(random() * COUNT * 0.9),
    Math.floor(random() * COUNT * 0.1),
    idOf(0),
  ]),
  'a path of 100,000 steps: siblings in turn': traceOf((place) => [idOf(place), place, 1, idOf(0)]),
  'deep: each within the one before': traceOf((place) => [
    idOf(place),
    place / 4,
    COUNT - place / 2,
    idOf(place - 1),
  ]),
  'a random tree': randomTree(),
  'only roots': timedTrace(
    Array.from({ length: COUNT }, (_, place) => [
      idOf(place),
      Math.floor(random() * COUNT * 10),
      Math.floor(random() * 100),
    ]),
  ),
};

/** Children within their parents, two thirds of which are among the last hundred spans. */
function randomTree(): Trace {
  const times: [number, number][] = [[0, COUNT * 1000]];
  return timedTrace(
    Array.from({ length: COUNT }, (_, place): TimedSpan => {
      if (place === 0) return [idOf(0), 0, COUNT * 1000];
      const above = Math.floor(random() < 0.66 ? Math.max(0, place - 1 - random() * 100) : random() * place);
      const [start, duration] = times[above];
      const from = start + Math.floor(random() * duration);
      const takes = Math.floor(random() * (start + duration - from));
      times.push([from, takes]);
      return [idOf(place), from, takes, idOf(above)];
    }),
  );
}

/** The same numbers each time, from 0 to below 1 (a linear congruential generator). */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe(`the critical path of ${COUNT} spans`, () => {
  for (const [name, trace] of Object.entries(traces)) {
    bench(name, () => void computeCriticalPath(trace, 'trace'));
  }
  const tree = traces['a random tree'];
  const path = computeCriticalPath(tree, 'trace');
  bench('a random tree, the response', () => void computeCriticalPath(tree, 'response'));
  bench('what each span of a random tree helps', () => void computeDrags(tree.spans, path));
  bench('how much longer each span of a random tree may take', () => void computeSlacks(tree.spans, path));
});
