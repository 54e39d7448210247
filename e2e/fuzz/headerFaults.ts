/** Good bodies with wrong or odd headers, and bodies that are not in the encoding that they claim. */
import { gzipSync } from 'node:zlib';
import type { Random } from '../../fixtures/generator/random.ts';
import type { Answer, Fault, FaultyAnswer } from './fault.ts';

interface Oddity {
  readonly name: string;
  readonly change: (good: Answer, random: Random) => Partial<FaultyAnswer>;
}

function headers(name: string, changed: Readonly<Record<string, string>>): Oddity {
  return { name, change: (good) => ({ headers: { ...good.headers, ...changed } }) };
}

const oddities: readonly Oddity[] = [
  headers('text/plain', { 'content-type': 'text/plain; charset=utf-8' }),
  headers('text/html', { 'content-type': 'text/html' }),
  headers('application/octet-stream', { 'content-type': 'application/octet-stream' }),
  headers('an image', { 'content-type': 'image/png', 'x-content-type-options': 'nosniff' }),
  headers('another character set', { 'content-type': 'application/json; charset=utf-16le' }),
  headers('a content type of nonsense', { 'content-type': ';;=,/' }),
  headers('a download', { 'content-disposition': 'attachment; filename="a.json"' }),
  headers('gzip that is none', { 'content-encoding': 'gzip' }),
  headers('an encoding that nobody knows', { 'content-encoding': 'aws-chunked' }),
  headers('a refresh', { refresh: '0; url=/login-of-the-fuzz' }),
  headers('an embedder policy', { 'cross-origin-resource-policy': 'same-site', 'x-frame-options': 'DENY' }),
  headers('a policy of its own', { 'content-security-policy': "default-src 'none'; sandbox" }),
  headers('cleared site data', { 'clear-site-data': '"cache"' }),
  headers('a long header', { 'x-trace': 'a'.repeat(30_000) }),
  headers('a header beyond all limits', { 'x-trace': 'a'.repeat(400_000) }),
  { name: 'no content type', change: () => ({ headers: {} }) },
  {
    name: 'gzip without its header',
    change: ({ body }) => ({ body: gzipSync(body) }),
  },
  {
    name: 'gzip that is cut',
    change: ({ headers: given, body }) => ({
      headers: { ...given, 'content-encoding': 'gzip' },
      body: gzipSync(body).subarray(0, -12),
    }),
  },
  {
    name: 'gzip twice',
    change: ({ headers: given, body }) => ({
      headers: { ...given, 'content-encoding': 'gzip' },
      body: gzipSync(gzipSync(body)),
    }),
  },
  {
    name: 'a Content-Length too short',
    change: ({ body }, random) => ({ announced: random.whole(0, body.length - 1) }),
  },
  {
    name: 'a Content-Length too long',
    change: ({ body }) => ({ announced: body.length + 5, ending: 'break' }),
  },
  { name: 'no Content-Length', change: () => ({ announced: 'none' }) },
  {
    name: 'UTF-16 with its mark',
    change: ({ body }) => ({ body: Buffer.from(`\ufeff${body.toString()}`, 'utf16le') }),
  },
  {
    name: 'Latin-1',
    change: ({ body }) => ({ body: Buffer.from(body.toString().replaceAll('e', 'é'), 'latin1') }),
  },
];

export function drawHeaderFault(random: Random): Fault {
  const { name, change } = random.pick(oddities);
  return {
    name: `a good body with ${name}`,
    spoil: (good, spoiling) => ({ ...good, ...change(good, spoiling), duty: 'said' }),
  };
}
