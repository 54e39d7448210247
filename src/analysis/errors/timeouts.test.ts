import { describe, expect, it } from 'vitest';
import { drawTrace } from '../../model/testing/drawTrace.ts';
import { computeBlocking } from '../path/blocking.ts';
import { drawMillis, scaleTrace } from '../testing/scaleTrace.ts';
import { readFailures } from './failures.ts';
import { findAbandonedWork, findTimeouts, nearLimit } from './timeouts.ts';

describe('a time-out', () => {
  it.each([
    [5_000_000, 5_000_000],
    [5_099_000, 5_000_000],
    [4_901_000, 5_000_000],
    [5_101_000, undefined],
    [30_200_000, 30_000_000],
    [3, undefined],
  ])('%d µs are close to the limit %s', (duration, limit) => {
    expect(nearLimit(duration)).toBe(limit);
  });

  it('is a failed client that took about a round time, or a failed span that says so', () => {
    const trace = scaleTrace(
      drawTrace(`
shop GET   |==========|                error
  shop a   |=========|                 kind=client error
  shop b   |=========|                 kind=client
  shop c   |======|                    kind=client error
  shop d   |==|                        kind=internal error error.type=TimeoutError
`),
      100_000,
    );
    expect(findTimeouts(trace, readFailures(trace))).toEqual([
      { span: 1, limit: undefined, isSaid: true },
      { span: 3, limit: 1_000_000, isSaid: false },
    ]);
  });
});

describe('abandoned work', () => {
  it('is a server that runs on when its client has left', () => {
    const trace = drawMillis(`
shop GET      |=====================|
  shop ask    |====|                     kind=client
    bank pay    |===========|            kind=server
  shop ask           |====|              kind=client
    bank pay          |====|             kind=server
`);
    expect(findAbandonedWork(trace, computeBlocking(trace.spans))).toEqual([
      { span: 2, client: 1, time: 9000 },
    ]);
  });

  it('is neither a message, nor what only follows, nor what began later', () => {
    const trace = drawMillis(`
shop GET      |=====================|
  shop send   |====|                     kind=producer
    mail get    |===========|            kind=consumer
  shop ask    |====|                     kind=client
    bank log    |===========|            kind=server follows
    bank pay         |======|            kind=server
`);
    expect(findAbandonedWork(trace, computeBlocking(trace.spans)).map(({ span }) => span)).toEqual([4]);
  });
});
