/** Answers with another status: refusals by Jaeger, proxies and logins, redirects, and unknown statuses. */
import type { Random } from '../../fixtures/generator/random.ts';
import type { Duty, Fault } from './fault.ts';

/** A path of the faulty server that answers with a login page. */
export const LOGIN_PATH = '/login-of-the-fuzz';

export const LOGIN_PAGE = `<!doctype html><html><head><title>Sign in</title></head><body>
<form method="post"><input name="user"><input name="password" type="password"><button>Sign in</button></form>
</body></html>`;

const statuses = [
  201, 202, 203, 204, 205, 206, 226, 299, 300, 304, 306, 400, 401, 402, 403, 404, 405, 406, 407, 408, 409,
  410, 411, 412, 413, 414, 415, 416, 418, 421, 422, 423, 425, 426, 428, 429, 431, 444, 451, 499, 500, 501,
  502, 503, 504, 505, 507, 508, 511, 520, 530, 599, 600, 777, 999,
];

/** The most common ones of proxies and logins are drawn most often. */
const usualStatuses = [204, 401, 403, 404, 410, 413, 429, 500, 502, 503, 504];

interface ErrorBody {
  readonly name: string;
  readonly type: string;
  readonly text: string;
  /** With status 404 it says in Jaeger's own words that there is nothing. */
  readonly saysNothingThere?: boolean;
}

const errorBodies: readonly ErrorBody[] = [
  { name: 'nothing', type: 'text/plain', text: '' },
  { name: 'plain text', type: 'text/plain; charset=utf-8', text: 'upstream connect error or disconnect\n' },
  { name: 'a login page', type: 'text/html', text: LOGIN_PAGE },
  {
    name: 'a page of nginx',
    type: 'text/html',
    text: '<html>\r\n<head><title>Bad</title></head>\r\n<body><center><h1>Bad</h1></center></body></html>',
  },
  {
    name: 'an error of the legacy API',
    type: 'text/plain; charset=utf-8',
    text: '{"data":null,"total":0,"limit":0,"offset":0,"errors":[{"code":404,"msg":"trace not found"}]}\n',
    saysNothingThere: true,
  },
  {
    name: 'an error of v3',
    type: 'application/json',
    text: '{"error":{"httpCode":404,"message":"No traces found"}}',
    saysNothingThere: true,
  },
  { name: 'an error without a message', type: 'application/json', text: '{"errors":[{}]}' },
  { name: 'an error of numbers', type: 'application/json', text: '{"error":{"message":17,"httpCode":"x"}}' },
  { name: 'a problem document', type: 'application/problem+json', text: '{"title":"Too much","status":413}' },
  { name: 'a long text without a space', type: 'text/plain', text: 'x'.repeat(70_000) },
  {
    name: 'markup in an error',
    type: 'application/json',
    text: '{"error":{"message":"<img src=x onerror=alert(1)>"}}',
  },
];

const oddHeaders: readonly Readonly<Record<string, string>>[] = [
  {},
  {},
  { 'retry-after': '2' },
  { 'retry-after': 'Wed, 21 Oct 2037 07:28:00 GMT' },
  { 'retry-after': '-99999999999999999999' },
  { 'www-authenticate': 'Bearer realm="jaeger"' },
  { 'content-range': 'bytes 0-10/2' },
  { 'cache-control': 'public, max-age=31536000, immutable' },
];

export function drawStatusFault(random: Random): Fault {
  if (random.chance(0.2)) return drawRedirect(random);
  const status = random.chance(0.5) ? random.pick(usualStatuses) : random.pick(statuses);
  const body = random.pick(errorBodies);
  const headers = random.pick(oddHeaders);
  const isEmpty = status === 204 || status === 304;
  return {
    name: `${status} with ${isEmpty ? 'no body' : body.name} ${Object.entries(headers).flat().join(': ')}`.trim(),
    spoil: () => ({
      status,
      headers: { ...headers, 'content-type': body.type },
      body: Buffer.from(isEmpty ? '' : body.text),
      announced: isEmpty ? 'none' : undefined,
      duty: dutyOf(status, body),
    }),
  };
}

function dutyOf(status: number, { saysNothingThere = false }: ErrorBody): Duty {
  return status === 404 && saysNothingThere ? 'alive' : 'said';
}

const redirects = [301, 302, 303, 307, 308] as const;

function drawRedirect(random: Random): Fault {
  const status = random.pick(redirects);
  const place = random.pick(['a login', 'itself', 'another origin', 'nowhere', 'another scheme'] as const);
  return {
    name: `${status} to ${place}`,
    leavesOrigin: place === 'another origin' || place === 'another scheme',
    spoil: () => ({
      status,
      headers: { 'content-type': 'text/html', ...locations[place] },
      body: Buffer.from('<a href="/">Moved</a>'),
      duty: 'said',
    }),
  };
}

const locations: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'a login': { location: `${LOGIN_PATH}?from=spanwise` },
  itself: { location: '?again=1' },
  'another origin': { location: 'http://login.invalid/oauth2/start' },
  nowhere: {},
  'another scheme': { location: 'data:application/json,{"data":[]}' },
};
