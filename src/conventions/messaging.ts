/** Queues and topics: https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/ */
import type { KeyFamilies } from './keyFamily.ts';

export const messagingKeys = {
  system: ['messaging.system'],
} as const satisfies KeyFamilies;
