import { describe, expect, it } from 'vitest';
import type { ApiError } from './apiError.ts';
import { refusalOf } from './request/refusal.ts';
import { type Subject, toFailure } from './toFailure.ts';

const url = 'http://jaeger.example/api/v3/traces/2a?x=1';
const trace: Subject = { kind: 'trace', id: '2a' };
const answer = (status: number, text: string, contentType = 'text/plain') => ({
  url,
  status,
  contentType,
  text,
});

const errors: readonly ApiError[] = [
  { kind: 'unreachable', url, message: 'Failed to fetch' },
  { kind: 'timeout', url, seconds: 60, of: 'silence', receivedBytes: 0 },
  { kind: 'page', url, status: 200, start: '<html>', isServersOwn: false },
  { kind: 'absent', url, status: 404, message: '404 page not found', isServersOwn: true },
  { kind: 'unauthorised', url, message: '', detail: '' },
  { kind: 'forbidden', url, message: 'no', detail: 'no' },
  { kind: 'refused', url, status: 500, message: 'storage', form: 'v3', detail: '' },
  { kind: 'not-found', url },
  { kind: 'cut-off', url, receivedBytes: 1_500_000, totalBytes: 3_000_000 },
  { kind: 'undecodable', url, message: 'At data: no.', detail: '{' },
  { kind: 'out-of-memory', url, message: 'It was used up.' },
  { kind: 'invalid', message: 'The limit must be a whole number.' },
  { kind: 'needs-service' },
  { kind: 'no-fixture', url, fixture: 'home' },
  { kind: 'crashed', message: 'Assertion failed', stack: 'at x' },
];

describe('toFailure', () => {
  it.each(errors.map((error) => [error.kind, error] as const))(
    'says what happened, and what to do: %s',
    (_, error) => {
      const failure = toFailure(error, trace);
      expect(failure.title).toMatch(/^[A-Z][^.]+$/);
      for (const text of [failure.message, failure.advice]) {
        expect(text).toMatch(/[.]$/);
        expect(text).not.toMatch(/undefined|\[object|\.\.|\?x=1/);
      }
    },
  );

  it.each<[string, ApiError, string]>([
    ['a login’s 401', refusalOf(answer(401, 'missing tenant header')), 'unauthorised'],
    ['a Tempo', { kind: 'tempo', url }, 'not-jaeger'],
    ['a 403', refusalOf(answer(403, '')), 'forbidden'],
    ['Go’s 404', refusalOf(answer(404, '404 page not found\n')), 'not-jaeger'],
    [
      'a proxy’s page',
      refusalOf(answer(502, '<html><title>502 Bad Gateway</title>', 'text/html')),
      'unreachable',
    ],
    ['a proxy that gave up', refusalOf(answer(504, 'Gateway Time-out')), 'unreachable'],
    [
      'a storage that says 503',
      refusalOf(answer(503, '{"errors":[{"code":503,"msg":"no shards"}]}')),
      'server',
    ],
    ['a storage that fails', refusalOf(answer(500, '{"errors":[{"code":500,"msg":"no shards"}]}')), 'server'],
    ['a bad parameter', refusalOf(answer(400, '{"error":{"httpCode":400,"message":"bad"}}')), 'bad-request'],
    ['a server that limits requests', refusalOf(answer(429, 'slow down')), 'server'],
    ['a panic without words', refusalOf(answer(500, '')), 'server'],
    ['a page', { kind: 'page', url, status: 200, start: '', isServersOwn: false }, 'not-jaeger'],
    ['built-in data that nothing serves', { kind: 'no-fixture', url, fixture: 'home' }, 'unsupported'],
  ])('knows %s', (_, error, kind) => {
    expect(toFailure(error, trace).kind).toBe(kind);
  });

  it('offers to try again if the message may come from something in between', () => {
    expect(toFailure(refusalOf(answer(410, 'Gone')), trace).mayRetry).toBe(true);
    const own = refusalOf(answer(400, '{"errors":[{"code":400,"msg":"bad"}]}'));
    expect(toFailure(own, trace).mayRetry).toBe(false);
  });

  it('says of a word that it is no id to a server that reads numbers', () => {
    const error = refusalOf(
      answer(400, '{"error":{"httpCode":400,"message":"malformed parameter trace_id"}}'),
    );
    expect(toFailure(error, { kind: 'trace', id: 'checkout' })).toMatchObject({
      title: 'This is not a trace id',
      message: expect.stringContaining('malformed parameter trace_id'),
    });
  });

  it('says whether an answer was slow or silent', () => {
    const timeout = { kind: 'timeout', url, seconds: 60, receivedBytes: 5_000 } as const;
    expect(toFailure({ ...timeout, of: 'silence' }, trace).message).toContain(
      'after 4.9 KiB, nothing more arrived for 60 s',
    );
    expect(toFailure({ ...timeout, of: 'total' }, trace).message).toContain(
      'only 4.9 KiB arrived within 60 s',
    );
  });

  it('shows what arrived if something did, else the requested URL', () => {
    const detailOf = (error: ApiError) => toFailure(error, trace).detail;
    expect(detailOf({ kind: 'timeout', url, seconds: 60, of: 'silence', receivedBytes: 0 })).toEqual({
      kind: 'address',
      text: url,
    });
    expect(detailOf(refusalOf(answer(504, 'upstream is silent')))).toEqual({
      kind: 'answer',
      text: 'upstream is silent',
    });
    expect(detailOf(refusalOf(answer(504, '\n')))).toBeUndefined();
  });

  it('says how long to wait for a server that limits requests', () => {
    const limit = refusalOf({ ...answer(429, 'slow down'), retryAfterSeconds: 29.2 });
    expect(toFailure(limit, trace).advice).toBe('The server asks you to try again in 30 s.');
    expect(toFailure(refusalOf(answer(429, '')), trace).advice).toBe('Wait a moment, then try again.');
  });

  it('repeats the server’s own words, of either dialect, a proxy’s title, or plain text', () => {
    const said = (status: number, text: string, type?: string) =>
      toFailure(refusalOf(answer(status, text, type)), { kind: 'search', service: 'shop' }).message;
    expect(said(500, '{"data":null,"errors":[{"code":500,"msg":"no shards"},{"msg":"sorry"}]}\n')).toBe(
      'The server answered the request for traces of shop with 500: “no shards; sorry”.',
    );
    expect(said(400, '{"error":{"httpCode":400,"message":"bad depth"}}\n')).toContain('“bad depth”');
    expect(said(502, '<html><title>502 Bad Gateway</title>', 'text/html')).toContain('“502 Bad Gateway”');
    expect(said(500, '')).toBe('The server answered the request for traces of shop with 500.');
    expect(said(400, 'incorrect trace query params: cannot parse limit')).toContain('cannot parse limit');
  });
});
