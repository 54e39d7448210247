import { describe, expect, it } from 'vitest';
import { checkProperty } from '../../base/testing/checkProperty.ts';
import { drawTrace } from '../../model/testing/drawTrace.ts';
import { buildSpans, goodSpans, type RandomSpan } from '../../model/testing/randomSpans.ts';
import type { Trace } from '../../model/trace.ts';
import { type CriticalPath, computeCriticalPath, PathArrival, type PathWindow } from './criticalPath.ts';
import { computeDrags } from './drag.ts';
import { computeSlacks } from './slack.ts';

/** Returns what each operation or service helps by at most, and how much longer it may take. */
function judge(drawing: string, kind: PathWindow = 'trace'): Record<string, [drag: number, slack: number]> {
  const trace = drawTrace(drawing);
  const { spans, services } = trace;
  const path = computeCriticalPath(trace, kind);
  const drags = computeDrags(spans, path);
  const slacks = computeSlacks(spans, path);
  return Object.fromEntries(
    Array.from(spans.service, (service, span) => [
      services.at(service)?.name ?? '',
      [drags[span], slacks[span]],
    ]),
  );
}

describe('a span on the path', () => {
  it('helps by all of its time if nothing runs beside it', () => {
    expect(
      judge(`
root    |================|
  a       |=====|
  b                |==|
`),
    ).toEqual({ root: [17, 0], a: [6, 0], b: [3, 0] });
  });

  it('helps until the end of the sibling that decides without it', () => {
    expect(
      judge(`
root    |================|
  a      |=======|
  b         |=======|
`),
    ).toEqual({ root: [17, 0], a: [0, 3], b: [3, 0] });
  });

  it('does not help if another ends at the same time', () => {
    expect(
      judge(`
root    |================|
  a       |=======|
  b          |====|
`),
    ).toEqual({ root: [17, 0], a: [0, 0], b: [0, 0] });
  });

  it('is not held up by a span without duration at its end', () => {
    expect(
      judge(`
root    |================|
  a       |=======|
  b               |
`),
    ).toEqual({ root: [17, 0], a: [8, 0], b: [0, 0] });
  });

  it('helps no more than its parent does', () => {
    expect(
      judge(`
root    |================|
  a       |=======|
    c     |=======|
  b        |====|
`),
    ).toEqual({ root: [17, 0], a: [2, 0], c: [2, 0], b: [0, 2] });
  });

  it('that was launched helps until the end of who launched it', () => {
    const launched = `
root    |=========|
  a       |============|   follows
  b                      |==|    follows
`;
    expect(judge(launched)).toEqual({ root: [2, 0], a: [5, 0], b: [3, 0] });
    expect(judge(launched, 'response')).toEqual({
      root: [10, 0],
      a: [0, Number.POSITIVE_INFINITY],
      b: [0, Number.POSITIVE_INFINITY],
    });
  });

  it('that is a root helps until the end of another root', () => {
    expect(
      judge(`
a    |=====|
b       |=======|
c      |====|
`),
    ).toEqual({ a: [3, 0], b: [4, 0], c: [0, 4] });
  });
});

describe('a span beside the path', () => {
  it('may take longer by what its parent waits for another, and by what its parent may be late', () => {
    expect(
      judge(`
root    |================|
  a      |=======|
    c     |==|
    d      |====|
  b         |========|
`),
    ).toMatchObject({ a: [0, 4], c: [0, 7], d: [0, 4] });
  });

  it('may take longer until the end of the trace if nobody waits for it', () => {
    expect(
      judge(`
root    |================|
  a      |=======|          follows
    c     |==|
`),
    ).toMatchObject({ a: [0, 8], c: [0, 8] });
  });
});

/** Calls back for each leaf below another span, of trees at random. */
function checkLeaves(check: (leaf: Leaf) => void): void {
  checkProperty(
    goodSpans,
    (list) => {
      const trace = buildSpans(list);
      const path = computeCriticalPath(trace, 'trace');
      for (let span = 0; span < trace.spans.count; span++) {
        const above = trace.spans.parent[span];
        if (above >= 0 && trace.spans.subtreeEnd[span] === span + 1) {
          check({ list, trace, path, span, above, name: nameOf(trace, span) });
        }
      }
    },
    150,
  );
}

interface Leaf {
  readonly list: readonly RandomSpan[];
  readonly trace: Trace;
  readonly path: CriticalPath;
  readonly span: number;
  readonly above: number;
  readonly name: string;
}

function nameOf({ spans, strings }: Trace, span: number): string {
  return strings.get(spans.name[span]);
}

it('leaves to the parent what a span on the path would help', () => {
  checkLeaves(({ list, trace, path, span, above, name }) => {
    const { spans } = trace;
    const drags = computeDrags(spans, path);
    expect(drags[span]).toBeGreaterThanOrEqual(0);
    if (path.arrival[span] !== PathArrival.awaited || drags[span] === drags[above]) return;
    if (spans.start[span] < spans.start[above]) return;
    const without = buildSpans(list.filter((other) => other.name !== name));
    const { segments } = computeCriticalPath(without, 'trace');
    const to = path.reached[span];
    for (let segment = 0; segment < segments.count; segment++) {
      if (segments.end[segment] <= to - drags[span] || segments.start[segment] >= to) continue;
      expect(nameOf(without, segments.span[segment])).toBe(nameOf(trace, above));
    }
  });
});

it('keeps a span off the path that takes as much longer as it may', () => {
  checkLeaves(({ list, trace, path, span, above, name }) => {
    const { effectiveEnd, isDetached } = path.blocking;
    if (path.reached[span] >= 0 || path.reached[above] < 0 || isDetached[span] === 1) return;
    const { start } = trace.spans;
    const end = effectiveEnd[span] + computeSlacks(trace.spans, path)[span] - 0.5;
    if (end <= effectiveEnd[span] || effectiveEnd[span] <= start[above] || end >= effectiveEnd[above]) return;
    const longer = buildSpans(
      list.map((other) => (other.name === name ? { ...other, duration: end - start[span] } : other)),
    );
    const { reached } = computeCriticalPath(longer, 'trace');
    const found = Array.from(reached.keys()).filter((place) => nameOf(longer, place) === name);
    expect(found.map((place) => reached[place])).toEqual([-1]);
  });
});
