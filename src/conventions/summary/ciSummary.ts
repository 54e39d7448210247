/** `test checkout › pays by card → fail`, `ci build › unit tests → failure`. */
import { ciKeys, testKeys } from '../ci.ts';
import { readErrorType } from './failure.ts';
import { oneLine, type ReadTag, readText } from './readText.ts';
import type { SpanDomain, SummarySeverity } from './spanDomain.ts';

export const testSummary: SpanDomain = {
  name: 'test',
  signs: [testKeys.case, testKeys.suite],
  summarize(read) {
    const testCase = readText(read, testKeys.case);
    const suite = readText(read, testKeys.suite);
    const status = readText(read, testKeys.status);
    const suiteStatus = testCase === undefined ? readText(read, testKeys.suiteStatus) : undefined;
    const result = (status ?? suiteStatus ?? readErrorType(read))?.toLowerCase();
    return { subject: ['test', path(suite, testCase)], outcome: result, severity: severityOf(result) };
  },
};

export const ciSummary: SpanDomain = {
  name: 'ci',
  signs: [ciKeys.pipeline, ciKeys.task, ciKeys.run],
  summarize(read, { operation }) {
    const result = readResult(read)?.toLowerCase();
    const names = path(readText(read, ciKeys.pipeline), readText(read, ciKeys.task));
    return {
      subject: ['ci', names ?? oneLine(operation)],
      outcome: result,
      details: [readText(read, ciKeys.action)?.toLowerCase()],
      severity: severityOf(result),
    };
  },
};

/** The result of the task, if the span is of a task. */
function readResult(read: ReadTag): string | undefined {
  const result = readText(read, ciKeys.taskResult) ?? readText(read, ciKeys.result);
  return result ?? readErrorType(read);
}

function path(...names: readonly (string | undefined)[]): string | undefined {
  const known = names.filter((name) => name !== undefined);
  return known.length === 0 ? undefined : known.join(' › ');
}

const GOOD = /^(pass(ed)?|success|in_progress)$/;
const NEUTRAL = /^(skip(ped)?|not run|cancellation|cancelled|aborted)$/;

function severityOf(result: string | undefined): SummarySeverity {
  if (result === undefined || GOOD.test(result)) return 'none';
  return NEUTRAL.test(result) ? 'notice' : 'error';
}
