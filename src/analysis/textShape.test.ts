import { describe, expect, it } from 'vitest';
import { checkBoundedScan, textsOf } from '../base/testing/checkBoundedScan.ts';
import { watchBytes } from '../base/testing/watchBytes.ts';
import { MOST_SHAPE_BYTES, TextShaper } from './textShape.ts';

const shaper = new TextShaper();

/** Reads from the middle of a longer buffer, as texts of a string table are read. */
function shapeOf(text: string, kind: 'readStatement' | 'readPath'): string {
  const bytes = new TextEncoder().encode(`'1${text}1'`);
  shaper[kind](bytes, 2, bytes.length - 2);
  return new TextDecoder().decode(shaper.shape);
}

/** The shape as text, and its hash. */
function read(kind: 'readStatement' | 'readPath' | 'readPlain', bytes: Uint8Array, from: number, to: number) {
  shaper[kind](bytes, from, to);
  return [new TextDecoder().decode(shaper.shape), shaper.hash(1)];
}

const statementPieces = [
  ...[
    'SELECT a ',
    'in (1, 2)',
    '(?, ?), ',
    '-- 4711',
    '\n',
    '/* x',
    '*/',
    '/*+ INDEX(t) */',
    "'it''s'",
    "'",
    '"',
  ],
  ...[
    '{"a":',
    '[',
    ']',
    '0f8fad5b-d9cb-469f-a165-70867728950e',
    '0f8fad5b-',
    '-1.5e-3',
    '1e',
    '$1',
    ':n',
    '@p',
    '%s',
  ],
  ...['  ', '\\', '-', 'ü', ')'],
];
const pathPieces = [
  '/',
  'http',
  '://',
  'https://host:80',
  'users',
  '123',
  '0f8fad5b',
  '?',
  '#',
  '-',
  'ü',
  '%20',
];

const statementShape = (text: string) => shapeOf(text, 'readStatement');
const pathShape = (text: string) => shapeOf(text, 'readPath');

describe('the shape of a statement', () => {
  it.each([
    [
      "SELECT * FROM orders WHERE id = 42 AND name = 'O''Neil'",
      'SELECT * FROM orders WHERE id = ? AND name = ?',
    ],
    ['SELECT  a\n  FROM t1\tWHERE x=-1.5e3', 'SELECT a FROM t1 WHERE x=?'],
    ['select * from o where id in (1, 2,3)', 'select * from o where id in (?)'],
    ['INSERT INTO o (a, b) VALUES (1, 2), (3, 4), (5, 6)', 'INSERT INTO o (a, b) VALUES (?)'],
    ['SELECT 1 /* traceparent=00-ab */ -- tail', 'SELECT ?'],
    [
      'SELECT * FROM o WHERE id = $1 AND b = :name AND c = @p0',
      'SELECT * FROM o WHERE id = ? AND b = ? AND c = ?',
    ],
    ['SELECT id::text FROM "orders2"', 'SELECT id::text FROM "orders2"'],
    ['GET user:8123', 'GET user:?'],
    ['GET 0f8fad5b-d9cb-469f-a165-70867728950e', 'GET ?'],
    ['{"find":"users","filter":{"_id":"a1","age":3}}', '{"find":?,"filter":{"_id":?,"age":?}}'],
    ['{"ids": ["a", "b"]}', '{"ids": [?]}'],
    ['SELECT café FROM t WHERE n = ?', 'SELECT café FROM t WHERE n = ?'],
    ['', ''],
    ["'", '?'],
    ['a - 1 - b-2', 'a - ? - b-?'],
    ['f( 1 )', 'f(?)'],
  ])('takes the values out of %s', (statement, shape) => {
    expect(statementShape(statement)).toBe(shape);
  });

  it('is the same for lists of any length', () => {
    const list = (length: number) => `x IN (${Array.from({ length }, (_, n) => `'v${n}'`).join(', ')})`;
    expect(statementShape(list(1))).toBe(statementShape(list(500)));
  });

  it('leaves comments of both kinds out, wherever the text ends', () => {
    expect(statementShape('SELECT a FROM t -- 4711')).toBe('SELECT a FROM t');
    expect(statementShape('SELECT a -- 4711\nFROM t')).toBe('SELECT a FROM t');
    expect(statementShape('SELECT /*+ INDEX(t t_pk) */ a FROM t /* 4711')).toBe('SELECT a FROM t');
  });

  it('reads nothing but the text, in time linear in it', () => {
    checkBoundedScan({
      texts: textsOf(...statementPieces),
      scan: (bytes, from, to) => read('readStatement', bytes, from, to),
      readsPerByte: 8,
    });
  });

  it('reads no more than the start of a very long text', () => {
    for (const part of ["'", '(?,', '/*', '--', '{"a":"', '0x', '-', '" ', '\\']) {
      const { bytes, reads } = watchBytes(new TextEncoder().encode(part.repeat(100_000)));
      shaper.readStatement(bytes, 0, bytes.length);
      expect(reads.end).toBeLessThanOrEqual(MOST_SHAPE_BYTES);
      expect(reads.count).toBeLessThanOrEqual(8 * MOST_SHAPE_BYTES);
    }
  });
});

describe('the shape of a path', () => {
  it.each([
    ['/users/123/orders', '/users/{}/orders'],
    ['https://shop.example:8443/api/v1/items/0f8fad5b-d9cb-469f-a165-70867728950e?q=1#x', '/api/v1/items/{}'],
    ['/blobs/9f86d081884c7d65', '/blobs/{}'],
    ['/file-20240131.csv', '/file-{}.csv'],
    ['/api/v2/search', '/api/v2/search'],
    ['/users/{id}', '/users/{id}'],
  ])('takes ids out of %s', (path, shape) => {
    expect(pathShape(path)).toBe(shape);
  });

  it('reads nothing but the text, in time linear in it', () => {
    for (const kind of ['readPath', 'readPlain'] as const) {
      checkBoundedScan({
        texts: textsOf(...pathPieces),
        scan: (bytes, from, to) => read(kind, bytes, from, to),
        readsPerByte: 8,
      });
    }
  });
});
