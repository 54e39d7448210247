/**
 * Spans that stand for several equal calls, as Elastic's agents compress them:
 * https://github.com/elastic/apm/blob/main/specs/agents/handling-huge-traces/tracing-spans-compress.md
 */
import type { KeyFamilies } from './keyFamily.ts';

export const compositeKeys = {
  /** How many calls the span stands for. */
  count: ['span.composite.count', 'composite.count'],
} as const satisfies KeyFamilies;
