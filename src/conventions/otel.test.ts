import { describe, expect, it } from 'vitest';
import { isRecordingKey, scopeAttributeKey } from './otel.ts';

describe('isRecordingKey', () => {
  it('holds for what tells how a span was recorded', () => {
    const minor = [
      'internal.span.format',
      'sampler.type',
      'otel.scope.name',
      'telemetry.sdk.language',
      scopeAttributeKey('a'),
    ];
    expect(minor.every(isRecordingKey)).toBe(true);
    expect(['sampler', 'my.telemetry.x', 'otel.status_code', 'internal.span'].some(isRecordingKey)).toBe(
      false,
    );
  });
});
