/**
 * Pipelines that build and test: https://opentelemetry.io/docs/specs/semconv/cicd/cicd-spans/ and
 * https://opentelemetry.io/docs/specs/semconv/registry/attributes/test/ `rf.*` is what Robot Framework sends.
 */
import type { KeyFamilies } from './keyFamily.ts';

export const ciKeys = {
  pipeline: ['cicd.pipeline.name'],
  run: ['cicd.pipeline.run.id'],
  action: ['cicd.pipeline.action.name'],
  result: ['cicd.pipeline.result'],
  task: ['cicd.pipeline.task.name'],
  taskResult: ['cicd.pipeline.task.run.result'],
  revision: ['vcs.ref.head.revision'],
  branch: ['vcs.ref.head.name'],
  repository: ['vcs.repository.url.full'],
} as const satisfies KeyFamilies;

export const testKeys = {
  suite: ['test.suite.name', 'rf.suite.name'],
  suiteStatus: ['test.suite.run.status'],
  case: ['test.case.name', 'rf.test.name'],
  /** `pass` or `fail`. */
  status: ['test.case.result.status', 'rf.status'],
} as const satisfies KeyFamilies;
