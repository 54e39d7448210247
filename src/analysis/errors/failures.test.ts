import { describe, expect, it } from 'vitest';
import { drawTrace } from '../../model/testing/drawTrace.ts';
import { NONE } from '../../model/trace.ts';
import { readFailures } from './failures.ts';

function readOne(facts: string) {
  const trace = drawTrace(`shop GET  |====| ${facts}`);
  const { isFailed, isCancelled, isTimedOut, sign } = readFailures(trace);
  return {
    failed: isFailed[0],
    cancelled: isCancelled[0],
    timedOut: isTimedOut[0],
    sign: sign[0] === NONE ? '' : trace.strings.get(sign[0]),
  };
}

describe('what a span says of its failure', () => {
  it.each([
    ['', { failed: 0, cancelled: 0, timedOut: 0, sign: '' }],
    ['error', { failed: 1, cancelled: 0, timedOut: 0, sign: '' }],
    ['error message="context canceled"', { failed: 1, cancelled: 1, timedOut: 0, sign: 'context canceled' }],
    ['error message="Operation was cancelled"', { failed: 1, cancelled: 1, timedOut: 0 }],
    ['error http.response.status_code=499', { failed: 1, cancelled: 1, timedOut: 0, sign: '499' }],
    ['kind=client rpc.grpc.status_code=1', { failed: 1, cancelled: 1, timedOut: 0, sign: '1' }],
    ['kind=client rpc.status_code=DEADLINE_EXCEEDED', { failed: 1, cancelled: 0, timedOut: 1 }],
    ['kind=client rpc.grpc.status_code=4', { failed: 1, cancelled: 0, timedOut: 1, sign: '4' }],
    ['error error.type=timeout', { failed: 1, cancelled: 0, timedOut: 1, sign: 'timeout' }],
    ['error message="context deadline exceeded"', { failed: 1, cancelled: 0, timedOut: 1 }],
    ['error error.type=java.net.SocketTimeoutException', { failed: 1, cancelled: 0, timedOut: 1 }],
    ['http.response.status_code=504', { failed: 1, cancelled: 0, timedOut: 1, sign: '504' }],
    ['http.response.status_code=503', { failed: 1, cancelled: 0, timedOut: 0, sign: '503' }],
    ['kind=server http.response.status_code=404', { failed: 0, cancelled: 0, timedOut: 0, sign: '' }],
    ['error error.type=A http.response.status_code=500', { failed: 1, sign: 'A' }],
  ])('%s', (facts, expected) => {
    expect(readOne(facts)).toMatchObject(expected);
  });
});
