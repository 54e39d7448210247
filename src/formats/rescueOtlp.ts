/** What is left of spans, resources and scopes of OTLP JSON that are not as their schema has them. */
import type { ProblemLog } from '../model/traceBuilder.ts';
import { rescueValue } from './rescueValue.ts';
import { otlpResourceSchema, otlpScopeSchema, otlpSpanSchema } from './schemasOtlp.ts';
import type { WireObject } from './wireValue.ts';

/** The good part of a refused span; undefined where it is none at all. */
export function rescueOtlpSpan(span: unknown, path: string, problems: ProblemLog): WireObject | undefined {
  return rescueValue(otlpSpanSchema, span, path, problems);
}

export function rescueOtlpResource(resource: unknown, path: string, problems: ProblemLog): WireObject {
  return rescueValue(otlpResourceSchema, resource, path, problems) ?? {};
}

export function rescueOtlpScope(scope: unknown, path: string, problems: ProblemLog): WireObject {
  return rescueValue(otlpScopeSchema, scope, path, problems) ?? {};
}
