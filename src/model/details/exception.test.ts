import { describe, expect, it } from 'vitest';
import { exceptionFieldKeys } from '../../conventions/exception.ts';
import type { AttributeDetails } from './attributeList.ts';
import { exceptionDetails } from './exception.ts';

function texts(fields: Record<string, string>): AttributeDetails[] {
  return Object.entries(fields).map(([key, text]) => ({ key, type: 'string', text }));
}

function read(eventName: string, attributes: readonly AttributeDetails[]) {
  return exceptionDetails(
    eventName,
    attributes,
    attributes.filter(({ key }) => exceptionFieldKeys.has(key)),
  );
}

describe('exceptionDetails', () => {
  it('reads the exception event of OpenTelemetry', () => {
    const attributes = texts({
      'exception.type': 'IOException',
      'exception.message': 'reset by peer',
      'exception.stacktrace': 'IOException: reset by peer\n\tat Socket.read',
      'exception.escaped': 'true',
    });
    expect(read('exception', attributes)).toEqual({
      type: 'IOException',
      message: 'reset by peer',
      stacktrace: 'IOException: reset by peer\n\tat Socket.read',
      rest: texts({ 'exception.escaped': 'true' }),
    });
  });

  it('reads the error log of OpenTracing', () => {
    const attributes = texts({
      event: 'error',
      'error.kind': 'ValueError',
      'error.object': 'ValueError("no")',
      message: 'no',
      stack: 'line 1\nline 2',
    });
    expect(read('', attributes)).toEqual({
      type: 'ValueError',
      message: 'no',
      stacktrace: 'line 1\nline 2',
      rest: texts({ 'error.object': 'ValueError("no")' }),
    });
  });

  it('uses the error object as message if there is no other', () => {
    expect(read('error', texts({ 'error.object': 'timeout' }))?.message).toBe('timeout');
  });

  it('leaves ordinary logs alone, also those with a message', () => {
    expect(read('cache.miss', texts({ message: 'no such key', stack: 'blue' }))).toBeUndefined();
    expect(read('error', texts({ retry: '2' }))).toBeUndefined();
  });
});
