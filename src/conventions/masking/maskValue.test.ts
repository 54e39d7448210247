import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkProperty } from '../../base/testing/checkProperty.ts';
import { MASK } from './mask.ts';
import { maskValue } from './maskValue.ts';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';
const KEY = '-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----';
const AWS = ['AKIA', 'IOSFODNN7EXAMPLE'].join('');

describe('a secret key', () => {
  it.each([
    'http.request.header.authorization',
    'Authorization',
    'http.request.header.cookie',
    'http.response.header.set-cookie',
    'db.password',
    'user.passwd',
    'client_secret',
    'access_token',
    'id-token',
    'X-Api-Key',
    'apikey',
    'ssh.private_key',
    'session.id',
    'aws.credentials',
    'db.query.parameter.customer',
  ])('%s hides its value', (key) => {
    expect(maskValue(key, 'hunter2')).toEqual({ masked: true, text: MASK });
  });

  it.each([
    'gen_ai.usage.input_tokens',
    'llm.max_tokens',
    'ai.tokens_used',
    'promptTokens',
    'gen_ai.token.type',
    'token_count',
    'gen_ai.tokenizer',
    'http.route',
    'monkey',
  ])('is not %s', (key) => {
    expect(maskValue(key, '412')).toEqual({ masked: false, text: '412' });
  });

  it('may be a flag or empty, which is no secret', () => {
    for (const text of ['', 'true', 'False', 'null']) {
      expect(maskValue('has_password', text)).toEqual({ masked: false, text });
    }
  });

  it('may be one of the operator', () => {
    expect(maskValue('customer.iban', 'DE00').masked).toBe(false);
    expect(maskValue('Customer.IBAN', 'DE00', { moreKeys: ['iban', ' '] }).masked).toBe(true);
  });
});

describe('a secret within a value', () => {
  it.each([
    ['a JWT', `token ${JWT} expired`, `token ${MASK} expired`],
    ['a bearer token', 'got Bearer abc.DEF-12345 from', `got Bearer ${MASK} from`],
    ['a basic login', 'Basic dXNlcjpwYXNzd29yZA==', `Basic ${MASK}`],
    ['a PEM block', `key:\n${KEY}\nend`, `key:\n${MASK}\nend`],
    ['a PEM block that was cut', `key:\n${KEY.slice(0, 40)}`, `key:\n${MASK}`],
    ['a card number', 'card 4111 1111 1111 1111, thanks', `card ${MASK}, thanks`],
    ['a card number in one word', '5555555555554444', MASK],
    ['a card number with its month', '4111-1111-1111-1111 12/27', `${MASK} 12/27`],
    ['a key of AWS', `id=${AWS}.`, `id=${MASK}.`],
    ['a password in a URL', 'postgres://shop:s3cret@db:5432/x', `postgres://shop:${MASK}@db:5432/x`],
    ['a password without a user', 'redis://:s3cret@cache', `redis://:${MASK}@cache`],
    ['a parameter', 'https://a.b/c?q=1&token=abcd&x=2', `https://a.b/c?q=1&token=${MASK}&x=2`],
    ['a signature', '/f?X-Amz-Signature=0a1b2c&key=AIza99', `/f?X-Amz-Signature=${MASK}&key=${MASK}`],
    ['a connection', 'Server=db;Password=abc;Pooling=1', `Server=db;Password=${MASK};Pooling=1`],
    ['a form', 'user=ann&password=abc', `user=ann&password=${MASK}`],
    ['JSON', '{"user":"ann","api_key": "a\\"b","n":1}', `{"user":"ann","api_key": "${MASK}","n":1}`],
    ['JSON in JSON', '{"body":"{\\"password\\":\\"x\\"}"}', `{"body":"{\\"password\\":\\"${MASK}\\"}"}`],
    ['headers', 'Host: a\nCookie: sid=1; b=2\nX: y', `Host: a\nCookie: ${MASK}\nX: y`],
    ['headers as JSON', '{"set-cookie":["a=b; c"]}', `{"set-cookie":["${MASK}"]}`],
  ])('is found: %s', (_, text, expected) => {
    expect(maskValue('message', text)).toEqual({ masked: true, text: expected });
  });

  it.each([
    ['words about tokens', 'Bearer authentication failed, Basic requirement'],
    ['a time in nanoseconds', '1757000000123456789'],
    ['a time in microseconds', '1700000000000000'],
    ['the greatest number', '9223372036854775807'],
    ['digits that are no card', '4111 1111 1111 1112'],
    ['a fraction', '0.4111111111111111'],
    ['an id', '4bf92f3577b34da6a3ce929d0e0e4736'],
    ['a UUID', '4bf92f35-77b3-4da6-a3ce-929d0e0e4736'],
    ['a statement', 'SELECT * FROM t WHERE token=$1 AND password=?'],
    ['JSON of a tag', '{"key":"orders","max_tokens":"4096"}'],
    ['a path', '/cart/{id}?limit=20&max_tokens=5'],
    ['a URL with a port', 'http://payments:443/charge'],
    ['an address', 'ann@example.org'],
  ])('is not seen in %s', (_, text) => {
    expect(maskValue('message', text)).toEqual({ masked: false, text });
  });

  it('is an e-mail address only if asked for', () => {
    expect(maskValue('to', 'to ann.b+c@mail.example.org.', { emails: true }).text).toBe(`to ${MASK}.`);
  });

  it('stays masked when masked once more', () => {
    const part = fc.constantFrom(
      JWT,
      KEY,
      AWS,
      'password=',
      '"token":"',
      '"',
      '\\',
      '&',
      ' ',
      '://a:b@',
      'x',
    );
    checkProperty(fc.array(part, { maxLength: 12 }), (parts) => {
      const once = maskValue('message', parts.join(''), { emails: true }).text;
      expect(maskValue('message', once, { emails: true }).text).toBe(once);
    });
  });
});

describe('a megabyte', () => {
  const pieces = [
    'eyJ',
    'eyJa.',
    'eyJa. ',
    '-----BEGIN KEY-----',
    'Bearer ',
    'bearer+',
    'AKIA',
    '://a:',
    '1',
    '1 ',
  ]
    .concat([
      '4111 ',
      'token=',
      '?a=',
      '"a":"',
      '"token":"',
      '\\"',
      '"',
      '@',
      'a@b',
      'a.b@c.',
      'a',
      ' ',
      '\n',
    ])
    .concat(['cookie: ', '\\', '-', '-----BEGIN ', 'password="', '4111111111111111', '{"token":["']);

  it.each(pieces)('of %j is gone through once', (piece) => {
    const text: string = piece.repeat(Math.ceil(1_000_000 / piece.length));
    // Linear rules take some 50 ms. A quadratic one would outlast any patience.
    expect(maskValue('message', text, { emails: true }).text.length).toBeLessThanOrEqual(
      MASK.length * text.length,
    );
  });
});
