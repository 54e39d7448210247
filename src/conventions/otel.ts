/**
 * Fields of a span that Jaeger has no place for and stores as tags, so that users know them by these keys:
 * https://opentelemetry.io/docs/specs/otel/common/mapping-to-non-otlp/
 */
import type { KeyFamilies } from './keyFamily.ts';

export const otelKeys = {
  kind: ['span.kind'],
  status: ['otel.status_code'],
  statusMessage: ['otel.status_description'],
  traceState: ['w3c.tracestate'],
  scopeName: ['otel.scope.name', 'otel.library.name'],
  scopeVersion: ['otel.scope.version', 'otel.library.version'],
} as const satisfies KeyFamilies;

/** OpenTracing's mark of a failed span: `true`. */
export const ERROR_KEY = 'error';

/** Values of `otel.status_code`, by OTLP's number of the status. */
export const statusTexts = ['UNSET', 'OK', 'ERROR'] as const;

/** Returns the key of a scope's own attribute among those of its span. */
export function scopeAttributeKey(key: string): string {
  return `otel.scope.attributes.${key}`;
}

const RECORDING_KEYS = /^(internal\.span\.format|sampler\..*|otel\.scope\..*|telemetry\..*)$/;

/** Returns whether a key says how a span was recorded and not what happened. */
export function isRecordingKey(key: string): boolean {
  return RECORDING_KEYS.test(key);
}
