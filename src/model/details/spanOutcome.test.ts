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
    ['pay SELECT |==| kind=client db.system=postgresql db.name=shop', 'postgresql/shop'],
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

describe('why a span may have failed', () => {
  it.each([
    ['http.status_code=503 error.type=timeout', 'http.status_code is 503'],
    ['http.status_code=200 error.type=timeout', 'error.type is timeout'],
    ['error.type=java.io.IOException', 'error.type is java.io.IOException'],
    ['http.status_code=200', undefined],
  ])('%s', (tags, reason) => {
    expect(outcomeOf(`pay GET |==| ${tags}`).reason).toBe(reason);
  });
});

describe('why a span failed', () => {
  it('is its status message, its last exception or the code of its protocol', () => {
    expect(outcomeOf('pay GET |==| error').reason).toBeUndefined();
    expect(outcomeOf('pay GET |==| error http.status_code=503').reason).toBe('http.status_code is 503');
    expect(outcomeOf('pay GET |==|').reason).toBeUndefined();
  });
});

describe('what the tags of a span add to its operation', () => {
  it.each([
    [
      'pay GET /pay |==| kind=server http.request.method=GET http.route=/pay http.response.status_code=503',
      '→ 503',
    ],
    ['pay work |==| kind=client db.system=postgresql db.operation=SELECT', 'postgresql SELECT'],
    ['pay work |==| other.tag=1', undefined],
  ])('%s', (child, expected) => {
    expect(outcomeOf(child).summary?.text).toBe(expected);
  });
});
