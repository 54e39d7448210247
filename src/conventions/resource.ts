/** What created the spans, and where it ran: https://opentelemetry.io/docs/specs/semconv/resource/ */
import type { KeyFamilies } from './keyFamily.ts';

export const resourceKeys = {
  service: ['service.name'],
  serviceNamespace: ['service.namespace'],
  serviceVersion: ['service.version'],
  environment: ['deployment.environment.name', 'deployment.environment'],
  host: ['host.name'],
  pod: ['k8s.pod.name'],
  node: ['k8s.node.name'],
  thread: ['thread.name'],
} as const satisfies KeyFamilies;
