/** What a span says of its own failure: https://opentelemetry.io/docs/specs/semconv/registry/attributes/error/ */
import type { KeyFamilies } from './keyFamily.ts';

export const errorKeys = {
  /** A status code, the name of an exception's class, or a word such as `timeout`. */
  type: ['error.type'],
  message: ['error.message'],
} as const satisfies KeyFamilies;
