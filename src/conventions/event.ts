/** The text of an event, which Jaeger calls a log. */
import type { KeyFamilies } from './keyFamily.ts';

export const eventKeys = {
  /** Jaeger and OpenTracing keep the name of an event among its fields. */
  name: ['event'],
  message: ['log.message', 'message', 'body'],
} as const satisfies KeyFamilies;
