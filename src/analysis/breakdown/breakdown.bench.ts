/** Measures the breakdown and the concurrency of 100,000 spans that overlap, in 100 groups. */
import { bench, describe } from 'vitest';
import { buildSpans } from '../../model/testing/randomSpans.ts';
import { computeBreakdown } from './breakdown.ts';
import { computeConcurrency } from './concurrency.ts';
import { findOwnWork } from './ownWork.ts';

const COUNT = 100_000;

const { spans } = buildSpans(
  Array.from({ length: COUNT }, (_, place) => ({
    id: (place + 1).toString(16),
    parentId: place === 0 ? '' : (Math.floor((place - 1) / 8) + 1).toString(16),
    start: (place * 7919) % 50_021,
    nanos: 0,
    duration: 1 + ((place * 104_729) % 5003),
    name: `span ${place % 100}`,
    service: 'shop',
    error: false,
    attribute: '',
    eventTime: undefined,
    link: undefined,
    warning: undefined,
  })),
);
const work = findOwnWork(spans);
const group = Int32Array.from(spans.name, (name) => name % 100);
const figures = { spans, work, pathTime: spans.selfTime, drag: spans.selfTime };

describe(`${COUNT} spans`, () => {
  bench('own work', () => void findOwnWork(spans));
  bench('breakdown', () => void computeBreakdown(figures, { group, count: 100 }));
  bench('concurrency', () => void computeConcurrency(work));
});
