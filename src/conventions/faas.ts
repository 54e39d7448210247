/** Functions that a platform runs on demand: https://opentelemetry.io/docs/specs/semconv/faas/faas-spans/ */
import type { KeyFamilies } from './keyFamily.ts';

export const faasKeys = {
  name: ['faas.name'],
  /** The function that a client calls. */
  invoked: ['faas.invoked_name'],
  invokedProvider: ['faas.invoked_provider'],
  /** `http`, `pubsub`, `datasource`, `timer` or `other`. */
  trigger: ['faas.trigger'],
  isColdStart: ['faas.coldstart'],
  invocation: ['faas.invocation_id', 'faas.execution'],
  resource: ['cloud.resource_id', 'faas.id'],
} as const satisfies KeyFamilies;
