import { describe, expect, it } from 'vitest';
import { parseTags } from '../testing/summaryTables.ts';
import { exceptionLine } from './eventSummary.ts';
import { kubernetesLine, resourceLine } from './resourceLine.ts';

function lines(text: string): (string | undefined)[] {
  const tags = parseTags(text);
  return [resourceLine((key) => tags[key]), kubernetesLine((key) => tags[key])];
}

describe('a resource on a line', () => {
  it.each([
    [
      'service.name=checkout  service.version=1.4.2  deployment.environment=prod  cloud.availability_zone=eu-west-1b',
      'checkout 1.4.2 · prod · eu-west-1b',
      undefined,
    ],
    [
      'service.name=checkout  deployment.environment.name=prod  host.name=db-1',
      'checkout · prod · db-1',
      undefined,
    ],
    [
      'k8s.namespace.name=shop  k8s.pod.name=checkout-7d9f  k8s.node.name=node-12',
      undefined,
      'shop/checkout-7d9f · node-12',
    ],
    ['k8s.cronjob.name=tidy  k8s.container.restart_count=3', undefined, 'tidy · 3 restarts'],
    ['telemetry.sdk.name=x', undefined, undefined],
  ])('%s', (tags, resource, kubernetes) => {
    expect(lines(tags)).toEqual([resource, kubernetes]);
  });
});

describe('an exception on a line', () => {
  it('is its class without the package, and its message', () => {
    expect(exceptionLine('java.io.IOException', 'connection\n reset')).toBe('IOException: connection reset');
    expect(exceptionLine('django.db.utils.OperationalError', undefined)).toBe('OperationalError');
    expect(exceptionLine(undefined, 'no such key')).toBe('no such key');
    expect(exceptionLine(' ', undefined)).toBeUndefined();
  });

  it('is cut between characters', () => {
    expect(exceptionLine('E', `x${'\u{1f600}'.repeat(60)}`)).toBe(`E: x${'\u{1f600}'.repeat(27)}…`);
  });
});
