/** The place in the source: https://opentelemetry.io/docs/specs/semconv/code/ */
import type { KeyFamilies } from './keyFamily.ts';

export const codeKeys = {
  /** Formerly without its namespace. */
  function: ['code.function.name', 'code.function'],
  namespace: ['code.namespace'],
  file: ['code.file.path', 'code.filepath'],
  line: ['code.line.number', 'code.lineno'],
  column: ['code.column.number', 'code.column'],
} as const satisfies KeyFamilies;
