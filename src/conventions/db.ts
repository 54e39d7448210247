/** Databases: https://opentelemetry.io/docs/specs/semconv/db/database-spans/ */
import type { KeyFamilies } from './keyFamily.ts';

export const dbKeys = {
  system: ['db.system.name', 'db.system'],
  /** The statement. */
  query: ['db.query.text', 'db.statement'],
} as const satisfies KeyFamilies;
