import { describe, expect, it } from 'vitest';
import { TextShaper } from './textShape.ts';

const shaper = new TextShaper();

/** Read from the middle of a longer buffer, as texts of a string table are. */
function shapeOf(text: string, kind: 'readStatement' | 'readPath'): string {
  const bytes = new TextEncoder().encode(`'1${text}1'`);
  shaper[kind](bytes, 2, bytes.length - 2);
  return new TextDecoder().decode(shaper.shape);
}
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

  it('takes a moment however long and odd the text is', () => {
    const started = performance.now();
    for (const part of ["'", '(?,', '/*', '{"a":"', '0x', '-']) statementShape(part.repeat(1_000_000));
    expect(performance.now() - started).toBeLessThan(1500);
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
});
