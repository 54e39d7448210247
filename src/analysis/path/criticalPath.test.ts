import { describe, expect, it } from 'vitest';
import { drawTrace } from '../../model/testing/drawTrace.ts';
import { computeCriticalPath, hasLateWork, type PathWindow } from './criticalPath.ts';
import { drawPath, segmentsOf } from './testing/drawPath.ts';
import { timedTrace } from './testing/timedTrace.ts';

/** The last line of a drawing is the path that is expected, below the first column of the window. */
function expectPath(drawing: string, kind: PathWindow = 'trace'): void {
  const lines = drawing.split('\n').filter((line) => line.trim() !== '');
  const trace = drawTrace(lines.slice(0, -1).join('\n'));
  const expected = lines.at(-1)?.trim().split(/\s+/).at(-1);
  expect(drawPath(trace, computeCriticalPath(trace, kind))).toBe(expected);
}

describe('the path', () => {
  it('leads from the end back through the children that were waited for', () => {
    expectPath(`
root        |==================|
  a           |=====|
  b             |=======|
    c             |===|
path        rrrrbbccccbbrrrrrrr
`);
  });

  it('leads from the start of a child to the one that ended last before', () => {
    expectPath(`
root    |====================|
  a       |===|
  b       |=====|
  c               |=======|
path    rrbbbbbbrrccccccccrrr
`);
  });

  it('leads through children that touch', () => {
    expectPath(`
root    |===========|
  a     |===|
  b         |===|
  c             |===|
path    aaaabbbbcccc
`);
  });

  it('passes children without a duration at the start, between, and at the end', () => {
    expectPath(`
root    |===========|
  x     |
  a     |===|
  y         |
  b         |===|
  z                 |
path    aaaabbbbrrrr
`);
  });

  it('is not held up by children that have no duration and nothing else', () => {
    expectPath(`
root    |===|
  x     |
  y       |
  z         |
path    rrrr
`);
  });

  it('takes the one that started first of two that end together', () => {
    expectPath(`
root    |============|
  a         |===|
  b       |=====|
path    rrbbbbbbrrrrr
`);
  });

  it('takes the one with the lower id of two that run together', () => {
    expectPath(`
root    |============|
  a       |=====|   id=b
  b       |=====|   id=a
path    rrbbbbbbrrrrr
`);
  });

  it('leaves nothing to a parent whose child takes all of its time', () => {
    expectPath(`
root    |====|
  a     |====|
    b   |====|
path    bbbbb
`);
  });

  it('lets a parallel child pass that ended during the one that decided', () => {
    expectPath(`
root    |===========|
  a      |=======|
  b       |====|
path    raaaaaaaarrr
`);
  });

  it('belongs to the ancestor that runs when a child starts before its parent', () => {
    expectPath(`
root      |=========|
  a         |=====|
    b     |=====|
path      bbbbbbaarr
`);
  });

  it('leads before the root, where a child is', () => {
    expectPath(`
root      |=========|
  a     |======|
path    aaaaaaarrrrr
`);
  });

  it('is empty if the trace takes no time', () => {
    const trace = drawTrace('root |');
    for (const kind of ['trace', 'response'] as const) {
      const { window, segments } = computeCriticalPath(trace, kind);
      expect(window).toEqual({ start: 0, end: 0 });
      expect(segments.count).toBe(0);
    }
  });
});

describe('work that goes on after the answer', () => {
  const late = `
root    |======|
  a       |=======|
  m     |==|             kind=producer
    c          |======|  kind=consumer
`;

  it('is part of the path of the trace', () => {
    expectPath(`${late}
path    rraaaaaccccccc`);
  });

  it('is no part of the path of the response', () => {
    expectPath(
      `${late}
path    rraaaaa`,
      'response',
    );
  });

  it('that a producer launched long after leaves nothing running between', () => {
    expectPath(`
root    |======|
  m      |==|                    kind=producer
    c               |=====|      kind=consumer
path    rmmmrrr.....cccccc
`);
  });

  it('leads back to who launched it while that still ran', () => {
    expectPath(`
root    |===========|
  m       |=====|             kind=producer
    c         |==========|    kind=consumer
path    rrmmmmccccccccccc
`);
  });

  it('is not waited for if it only follows, even within its parent', () => {
    expectPath(`
root    |===========|
  a       |=====|       follows
  b         |=|         
path    rrrrbbrrrrrr
`);
  });

  it('is late if it takes more than 5% of the time of the answer', () => {
    const goesOn = (micros: number) =>
      hasLateWork(
        timedTrace([
          ['a', 0, 100],
          ['b', 50, 50 + micros, 'a'],
        ]),
      );
    expect([0, 5, 5.001].map(goesOn)).toEqual([false, false, true]);
  });
});

describe('several roots', () => {
  it('that overlap share the path: the one that ends last, then the one before', () => {
    expectPath(`
a    |======|
b        |======|
path aaaabbbbbbb
`);
  });

  it('that are apart have nothing running between', () => {
    expectPath(`
a    |===|
b            |===|
path aaaa....bbbb
`);
  });

  it('of which one is within the other leave all to the outer one', () => {
    expectPath(`
a    |==========|
b       |===|
path aaaaaaaaaaa
`);
  });

  it('have the response of the first', () => {
    expectPath(
      `
a    |======|
b        |======|
path aaaaaaa
`,
      'response',
    );
  });

  it('come before a child that overran its parent and ends with them', () => {
    expectPath(`
a      |==|
  b     |=====|
c          |==|
path   abbbccc
`);
  });
});

describe('a broken trace', () => {
  it('of orphans has a path of orphans, and no owner for the missing parent', () => {
    const orphans = `
? ff
  a    |===|
  b      |====|
? fe
  c              |==|
`;
    expectPath(`${orphans}
path   aabbbbb...ccc`);
    expectPath(
      `${orphans}
path   aabbbbb...ccc`,
      'response',
    );
    expect(hasLateWork(drawTrace(orphans))).toBe(false);
  });

  it('with a cycle has a path', () => {
    expectPath(`
a      |======|   id=1 parent=2
b        |==|     id=2 parent=1
path   aabbbaa
`);
  });

  it('with equal ids has a path', () => {
    expectPath(`
root   |=======|
  a      |==|      id=7
  b         |==|   id=7
path   rraaabbb
`);
  });

  it('with a negative duration has a path', () => {
    const trace = timedTrace([
      ['a', 0, 9],
      ['b', 4, -3, 'a'],
    ]);
    expect(segmentsOf(trace, computeCriticalPath(trace, 'trace'))).toEqual([['a', 0, 9]]);
  });
});
