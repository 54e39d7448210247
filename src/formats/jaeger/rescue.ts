/** Salvages spans and processes of Jaeger JSON that do not match their schema. */
import type { ProblemLog } from '../../model/build/traceBuilder.ts';
import type { WireObject } from '../json/wireValue.ts';
import { rescueValue } from '../spans/rescueValue.ts';
import { jaegerProcessSchema, jaegerSpanSchema } from './schemas.ts';

/** Returns the valid part of a refused span, or undefined if there is none. */
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
