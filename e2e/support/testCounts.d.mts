export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export function countOne(hasSucceeded: boolean): TestCounts;
export function countUnitTests(hasSucceeded: boolean, report: unknown): TestCounts;
export function countJourneys(hasSucceeded: boolean, report: unknown): TestCounts;
export function sumCounts(counts: readonly TestCounts[]): TestCounts;
export function formatCounts(counts: TestCounts): string;
