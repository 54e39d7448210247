/** Counts passed, failed and skipped tests from the output of each test program. */

const none = { passed: 0, failed: 0, skipped: 0 };

/** A program that only succeeds or fails counts as one test. */
export function countOne(hasSucceeded) {
  return hasSucceeded ? { ...none, passed: 1 } : { ...none, failed: 1 };
}

/** From Vitest's JSON report; a test file that could not be loaded counts as one failed test. */
export function countUnitTests(hasSucceeded, report) {
  if (report === undefined) return countOne(false);
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  );
  return withFailure(hasSucceeded, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  });
}

/** From Playwright's JSON report; each error outside of tests counts as one failed test. */
export function countJourneys(hasSucceeded, report) {
  if (report === undefined) return countOne(false);
  const { expected, flaky, unexpected, skipped } = report.stats;
  return withFailure(hasSucceeded, {
    passed: expected + flaky,
    failed: unexpected + report.errors.length,
    skipped,
  });
}

/** The sum of several counts. */
export function sumCounts(counts) {
  return counts.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    none,
  );
}

export function formatCounts({ passed, failed, skipped }) {
  const main = `${passed} passed, ${failed} failed`;
  return skipped === 0 ? main : `${main}, ${skipped} skipped`;
}

/** A program that failed although no test did counts as one failed test. */
function withFailure(hasSucceeded, counts) {
  return hasSucceeded || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}
