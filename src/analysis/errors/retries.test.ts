import { describe, expect, it } from 'vitest';
import { drawTrace } from '../../model/testing/drawTrace.ts';
import { readFailures } from './failures.ts';
import { findRetries, Resend } from './retries.ts';

/** Each sequence as its spans' indexes, with how it went. */
function sequencesOf(drawing: string): string[] {
  const trace = drawTrace(drawing);
  const { count, first, members, isSuccess, isBackoff } = findRetries(trace, readFailures(trace));
  return Array.from({ length: count }, (_, sequence) =>
    [
      members.subarray(first[sequence], first[sequence + 1]).join(' '),
      isSuccess[sequence] === 1 ? 'succeeded' : 'failed',
      ...(isBackoff[sequence] === 1 ? ['backoff'] : []),
    ].join(' '),
  );
}

describe('a retry', () => {
  it('is the same call after a failure, until it succeeds', () => {
    expect(
      sequencesOf(`
shop GET      |======================|
  shop charge |==|                      error
  shop charge     |==|                  error
  shop charge         |==|
  shop charge             |==|
`),
    ).toEqual(['1 2 3 succeeded']);
  });

  it('waits longer each time: backoff', () => {
    expect(
      sequencesOf(`
shop GET      |======================|
  shop charge |==|                      error
  shop charge      |==|                 error
  shop charge              |==|         error
`),
    ).toEqual(['1 2 3 failed backoff']);
  });

  it.each([
    ['nothing failed before', '|==|', '    |==|', ''],
    ['it ran at the same time', '|======|', '  |==|', 'error'],
  ])('is none if %s', (_, one, two, fact) => {
    expect(
      sequencesOf(`
shop GET      |==================|
  shop charge ${one} ${fact}
  shop charge ${two}
`),
    ).toEqual([]);
  });

  it('asks for exactly the same', () => {
    const draw = (one: string, two: string) => `
shop GET    |==================|
  shop read |==|                 error url.path=/items/${one}
  shop read     |==|             url.path=/items/${two}
`;
    expect(sequencesOf(draw('1', '1'))).toEqual(['1 2 succeeded']);
    expect(sequencesOf(draw('1', '2'))).toEqual([]);
  });

  it('is found among roots, where nothing encloses the attempts', () => {
    expect(
      sequencesOf(`
shop charge |==|         error
shop charge      |==|
`),
    ).toEqual(['0 1 succeeded']);
  });

  it('with a count: the answer before says whether it is one', () => {
    const trace = drawTrace(`
shop GET    |===================================|
  shop a    |==|                                  kind=client http.response.status_code=302
  shop b       |==|                               kind=client http.request.resend_count=1
  shop c          |==|                            kind=client http.response.status_code=401 error
  shop d             |==|                         kind=client http.request.resend_count=1
  shop e                |==|                      kind=client http.response.status_code=503 error
  shop f                   |==|                   kind=client http.request.resend_count=1
  shop g                      |==|                kind=client http.request.resend_count=0
`);
    const { resend, attempt } = findRetries(trace, readFailures(trace));
    expect([...resend]).toEqual([0, 0, Resend.redirect, 0, Resend.challenge, 0, Resend.retry, 0]);
    expect([...attempt]).toEqual([0, 0, 2, 0, 2, 0, 2, 0]);
  });

  it('may be told by a broker or by gRPC, where earlier attempts are not in the trace', () => {
    const attemptOf = (fact: string) => {
      const trace = drawTrace(`shop get |==| ${fact}`);
      return findRetries(trace, readFailures(trace)).attempt[0];
    };
    expect(attemptOf('messaging.gcp_pubsub.message.delivery_attempt=3')).toBe(3);
    expect(attemptOf('messaging.servicebus.message.delivery_count=0')).toBe(0);
    expect(attemptOf('rpc.grpc.request.metadata.grpc-previous-rpc-attempts="[1]"')).toBe(2);
    expect(attemptOf('http.request.resend_count=many')).toBe(0);
  });
});
