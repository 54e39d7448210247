/** What is left of spans and processes of Jaeger JSON that are not as their schema has them. */
import type { ProblemLog } from '../../model/build/traceBuilder.ts';
import type { WireObject } from '../json/wireValue.ts';
import { rescueValue } from '../spans/rescueValue.ts';
import { jaegerProcessSchema, jaegerSpanSchema } from './schemas.ts';

/** The good part of a refused span; undefined where it is none at all. */
export function rescueJaegerSpan(span: unknown, path: string, problems: ProblemLog): WireObject | undefined {
  return rescueValue(jaegerSpanSchema, span, path, problems);
}

export function rescueJaegerProcess(process: unknown, path: string, problems: ProblemLog): WireObject {
  if (process === undefined || process === null) {
    problems.add('undecodable-value', 'process', `${path}: expected a process, found nothing`);
    return {};
  }
  return rescueValue(jaegerProcessSchema, process, path, problems) ?? {};
}
