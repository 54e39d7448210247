import { describe, expect, it } from 'vitest';
import { drawTrace } from '../testing/drawTrace.ts';
import type { SpanIndex } from '../trace.ts';
import { spanOutcome } from './spanOutcome.ts';

/** What is said of the only child of a root. */
function outcomeOf(child: string) {
  return spanOutcome(drawTrace(`shop GET |====|\n  ${child}`), 1 as SpanIndex);
}

describe('what a span called', () => {
  it.each([
    ['pay charge |==| kind=client peer.service=bank-gw:443', 'bank-gw'],
    ['pay charge |==| kind=client service.peer.name=bank peer.service=old', 'bank'],
    ['pay SELECT |==| kind=client db.system=postgresql server.address=10.0.0.7', 'postgresql'],
    ['pay send |==| kind=producer messaging.system=kafka', 'kafka'],
    ['pay GET |==| kind=client server.address=api.example.org:8443', 'api.example.org'],
    ['pay GET |==| kind=client server.address=10.0.0.7', undefined],
    ['pay GET |==| kind=client server.address=fe80::1', undefined],
    ['pay GET |==| kind=client peer.service=pay', undefined],
    ['pay GET |==| kind=server peer.service=caller', undefined],
    ['pay GET |==| kind=client', undefined],
  ])('%s', (child, expected) => {
    expect(outcomeOf(child).called).toBe(expected);
  });
});

describe('why a span failed', () => {
  it('is its status message, its last exception or the code of its protocol', () => {
    expect(outcomeOf('pay GET |==| error').reason).toBeUndefined();
    expect(outcomeOf('pay GET |==| error http.status_code=503').reason).toBe('http.status_code is 503');
    expect(outcomeOf('pay GET |==|').reason).toBeUndefined();
  });
});
