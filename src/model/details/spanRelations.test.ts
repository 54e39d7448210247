import { describe, expect, it } from 'vitest';
import { drawTrace } from '../testing/drawTrace.ts';
import { asSpanIndex } from '../trace.ts';
import { spanRelations } from './spanRelations.ts';

const trace = drawTrace(`
  shop GET /cart      |====================|
    cart load           |==========|
      db SELECT          |==|
      db SELECT             |===|          error
      cache GET                |=|
    cart render                     |==|
`);

describe('spanRelations', () => {
  it('says the way from the root, the place among the siblings, and what the children do', () => {
    const load = spanRelations(trace, asSpanIndex(1));
    expect(load).toMatchObject({ path: [0], position: 1, siblingCount: 2, childCount: 3 });
    expect(
      load.children.map(({ service, operation, count, failed, longest }) => [
        service,
        operation,
        count,
        failed,
        longest,
      ]),
    ).toEqual([
      ['db', 'SELECT', 2, 1, 3],
      ['cache', 'GET', 1, 0, 4],
    ]);
    expect(spanRelations(trace, asSpanIndex(4))).toMatchObject({
      path: [0, 1],
      position: 3,
      siblingCount: 3,
    });
    expect(spanRelations(trace, asSpanIndex(0))).toMatchObject({ path: [], position: 1, siblingCount: 1 });
  });
});
