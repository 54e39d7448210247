import { describe, expect, test } from 'vitest';
import { describeTrace } from '../testing/describeTrace.ts';
import { drawTrace } from '../testing/drawTrace.ts';
import { outline } from '../testing/outline.ts';

describe('halves of a call under one id', () => {
  test('stand below each other, and what the server did below the server’s', () => {
    const trace = drawTrace(`
shop GET        |==========|     id=2 kind=client
cart GET          |======|       id=2 kind=server
  cart SELECT       |==|         parent=2
  shop retry             |=|     parent=2`);
    expect(outline(trace)).toEqual(['shop GET', '  cart GET', '    cart SELECT', '  shop retry']);
    expect([...trace.spans.selfTime]).toEqual([2, 4, 3, 2]);
    expect(trace.warnings).toEqual([]);
    expect(describeTrace(trace).spans.map(({ notes }) => notes.length)).toEqual([1, 1, 0, 0]);
  });

  test('are found whichever came first, below their parent, and with clocks that disagree', () => {
    const trace = drawTrace(`
web page            |=============|    id=1
  cart GET      |======|               id=2 kind=server
  shop GET            |==========|     id=2 kind=client
    cart SELECT     |==|               parent=2
    shop retry   |=|                   parent=2`);
    expect(outline(trace)).toEqual([
      'web page',
      '  shop GET',
      '    cart GET',
      '      cart SELECT',
      '    shop retry',
    ]);
  });

  test('in one service the children are the server’s', () => {
    const trace = drawTrace(`
shop GET      |==========|    id=2 kind=client
shop GET        |======|      id=2 kind=server
  shop SELECT     |==|        parent=2`);
    expect(outline(trace)).toEqual(['shop GET', '  shop GET', '    shop SELECT']);
  });

  test('are no halves where they name different parents, or where no half is a client’s', () => {
    const trace = drawTrace(`
web one         |=====|         id=8
  shop GET       |===|          id=2 kind=client
web two               |=====|   id=9
  cart GET             |===|    id=2 kind=server
web three               |====|  id=7
  cart PUT               |=|    id=3 kind=server
  shop PUT               |==|   id=3 kind=server`);
    expect(trace.maxDepth).toBe(1);
    expect(trace.warnings[0]).toMatchObject({ kind: 'duplicate-id', count: 4 });
  });

  test('keep their calls apart where a call was tried again under the same id', () => {
    const trace = drawTrace(`
shop GET   |=====|              id=2 kind=client
cart GET    |===|               id=2 kind=server
shop GET             |=====|    id=2 kind=client
cart GET              |===|     id=2 kind=server
  cart one   |=|                parent=2
  cart two             |=|      parent=2`);
    expect(outline(trace)).toEqual([
      'shop GET',
      '  cart GET',
      '    cart one',
      'shop GET',
      '  cart GET',
      '    cart two',
    ]);
  });

  test('a client’s half that names itself is a root, and its server’s half stands below it', () => {
    const trace = drawTrace(`
shop GET    |=====|   id=2 parent=2 kind=client
cart GET     |===|    id=2 parent=2 kind=server`);
    expect([...trace.spans.parent]).toEqual([-1, 0]);
    expect(trace.warnings.map(({ kind }) => kind)).toEqual(['self-parent']);
  });
});
