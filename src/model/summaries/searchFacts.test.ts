import { describe, expect, it } from 'vitest';
import { summary } from '../testing/summaries.ts';
import { computeSearchFacts } from './searchFacts.ts';

describe('computeSearchFacts', () => {
  it('counts traces with errors, not errors', () => {
    const facts = computeSearchFacts([
      summary(1, { errorCount: 5 }),
      summary(2),
      summary(3, { errorCount: 1 }),
    ]);
    expect(facts.withErrors).toBe(2);
    expect(facts.count).toBe(3);
  });

  it('takes percentiles by nearest rank', () => {
    const traces = Array.from({ length: 100 }, (_, index) => summary(index, { duration: 100 - index }));
    expect(computeSearchFacts(traces)).toMatchObject({ p50: 50, p95: 95, max: 100 });
  });

  it('is that of the only trace if there is one, and 0 if there is none', () => {
    expect(computeSearchFacts([summary(1, { duration: 7 })])).toMatchObject({ p50: 7, p95: 7, max: 7 });
    expect(computeSearchFacts([])).toMatchObject({ count: 0, p50: 0, p95: 0, max: 0 });
  });
});
