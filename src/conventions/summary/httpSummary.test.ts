import { describe, expect, it } from 'vitest';
import { summarizeTags, testLines } from '../testing/summaryTables.ts';

describe('HTTP', () => {
  testLines('http', [
    [
      'server',
      'http.request.method=GET  http.route=/cart/{id}  http.response.status_code=503',
      'GET /cart/{id} → 503',
      'error',
    ],
    [
      'server',
      'http.method=GET  http.route=/cart/{id}  http.status_code=404',
      'GET /cart/{id} → 404',
      'notice',
    ],
    ['server', 'http.method=get  http.target=/cart/7?q=1#x  http.status_code=200', 'GET /cart/7 → 200'],
    ['server', 'http.request.method=GET  url.path=/a  http.target=/b', 'GET /a'],
    [
      'server',
      'http.method=GET  http.url=http://localhost:31899/  http.status_code=503',
      'GET / → 503',
      'error',
    ],
    ['server', 'http.method=GET  http.url=/hotels?in=1', 'GET /hotels'],
    ['server', 'http.request.method=_OTHER  url.path=/a', 'HTTP /a'],
    [
      'client',
      'http.request.method=POST  server.address=payments  server.port=443  url.template=/charge  http.response.status_code=503  http.request.resend_count=2',
      'POST payments:443 /charge → 503 · retry 2',
      'error',
    ],
    [
      'client',
      'http.method=GET  net.peer.name=bank  net.peer.port=8080  http.target=/x  http.status_code=404',
      'GET bank:8080 /x → 404',
      'error',
    ],
    [
      'client',
      'http.request.method=GET  url.full=https://ann:pw@api.x.org:443/v1/y?token=1',
      'GET api.x.org /v1/y',
    ],
    ['client', 'http.request.method=GET  url.full=https://api.x.org', 'GET api.x.org /'],
    ['client', 'http.request.method=GET  server.address=::1  server.port=80  url.path=/', 'GET [::1]:80 /'],
    ['client', 'http.request.method=GET  http.host=shop:5000', 'GET shop:5000'],
    [
      'client',
      'http.request.method=GET  server.address=a  error.type=java.net.SocketTimeoutException',
      'GET a → SocketTimeoutException',
      'error',
    ],
  ]);

  it('knows the pattern of a path by the name of the span', () => {
    const line = (operation: string) =>
      summarizeTags('http.method=GET  http.target=/user/7', { operation })?.text;
    expect(line('/user/{id}')).toBe('GET /user/{id}');
    expect(line('GET /user/:id')).toBe('GET /user/:id');
    expect(line('HTTP GET')).toBe('GET /user/7');
  });

  it('keeps the outcome of a long path, and shows no secret', () => {
    const long = summarizeTags(`http.method=GET  http.target=/${'a'.repeat(90)}  http.status_code=500`)?.text;
    expect(long).toBe(`GET /${'a'.repeat(48)}… → 500`);
    const secret = summarizeTags('http.method=GET  http.target=/reset/eyJhbGc.eyJzdWI.c2ln')?.text;
    expect(secret).toBe('GET /reset/••••••');
  });
});
