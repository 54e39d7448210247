/** Salvages spans, resources and scopes of OTLP JSON that do not match their schema. */
import type { ProblemLog } from '../../model/build/traceBuilder.ts';
import type { WireObject } from '../json/wireValue.ts';
import { rescueValue } from '../spans/rescueValue.ts';
import { otlpResourceSchema, otlpScopeSchema, otlpSpanSchema } from './schemas.ts';

/** Returns the valid part of a refused span, or undefined if there is none. */
export function rescueOtlpSpan(span: unknown, path: string, problems: ProblemLog): WireObject | undefined {
  return rescueValue(otlpSpanSchema, span, path, problems);
}

export function rescueOtlpResource(resource: unknown, path: string, problems: ProblemLog): WireObject {
  return rescueValue(otlpResourceSchema, resource, path, problems) ?? {};
}

export function rescueOtlpScope(scope: unknown, path: string, problems: ProblemLog): WireObject {
  return rescueValue(otlpScopeSchema, scope, path, problems) ?? {};
}
