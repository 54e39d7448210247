import { describe } from 'vitest';
import { testLines } from '../testing/summaryTables.ts';

describe('tests and pipelines of CI', () => {
  testLines('test', [
    [
      'internal',
      'test.suite.name=checkout  test.case.name=pays by card  test.case.result.status=fail',
      'test checkout › pays by card → fail',
      'error',
    ],
    [
      'internal',
      'test.suite.name=checkout  test.suite.run.status=skipped',
      'test checkout → skipped',
      'notice',
    ],
    ['internal', 'rf.test.name=TC01  rf.status=PASS', 'test TC01 → pass'],
  ]);
  testLines('ci', [
    [
      'internal',
      'cicd.pipeline.name=build  cicd.pipeline.task.name=unit tests  cicd.pipeline.task.run.result=failure',
      'ci build › unit tests → failure',
      'error',
    ],
    [
      'internal',
      'cicd.pipeline.name=build  cicd.pipeline.action.name=RUN  cicd.pipeline.result=success',
      'ci build → success · run',
    ],
    [
      'internal',
      'cicd.pipeline.run.id=7  cicd.pipeline.result=cancellation',
      'ci work → cancellation',
      'notice',
    ],
  ]);
});
