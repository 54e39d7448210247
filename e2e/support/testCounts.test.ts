import { describe, expect, it } from 'vitest';
import { countJourneys, countOne, countUnitTests, formatCounts, sumCounts } from './testCounts.mjs';

describe('the counts of npm test', () => {
  const unitReport = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, testResults: [] };
  const journeyReport = { stats: { expected: 3, flaky: 1, unexpected: 0, skipped: 2 }, errors: [] };

  it('takes what the programs counted', () => {
    expect(countUnitTests(true, unitReport)).toEqual({ passed: 5, failed: 0, skipped: 1 });
    expect(countJourneys(true, journeyReport)).toEqual({ passed: 4, failed: 0, skipped: 2 });
  });

  it('counts a file of tests that does not load as a failed test', () => {
    const broken = { status: 'failed', assertionResults: [] };
    const failing = { status: 'failed', assertionResults: [{ status: 'failed' }] };
    const report = { ...unitReport, numFailedTests: 1, testResults: [broken, failing] };
    expect(countUnitTests(false, report)).toEqual({ passed: 5, failed: 2, skipped: 1 });
  });

  it('never calls a program that failed a success', () => {
    expect(countUnitTests(false, unitReport).failed).toBe(1);
    expect(countJourneys(false, journeyReport).failed).toBe(1);
    expect(countUnitTests(true, undefined).failed).toBe(1);
    expect(countJourneys(true, undefined).failed).toBe(1);
    expect(countOne(false).failed).toBe(1);
  });

  it('ends in one line, with what was skipped only if something was', () => {
    const counts = [countOne(true), countOne(true), countOne(false)];
    expect(formatCounts(sumCounts(counts))).toBe('2 passed, 1 failed');
    expect(formatCounts(sumCounts([...counts, { passed: 0, failed: 0, skipped: 4 }]))).toBe(
      '2 passed, 1 failed, 4 skipped',
    );
  });
});
