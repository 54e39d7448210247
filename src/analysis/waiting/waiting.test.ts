import { describe, expect, it } from 'vitest';
import { checkProperty } from '../../base/testing/checkProperty.ts';
import { drawTrace } from '../../model/testing/drawTrace.ts';
import { brokenSpans, buildSpans } from '../../model/testing/randomSpans.ts';
import { NONE, type Trace } from '../../model/trace.ts';
import { computeBlocking } from '../path/blocking.ts';
import { computeCriticalPath } from '../path/criticalPath.ts';
import { splitClientTime } from './clientWait.ts';
import { findUntracedTime } from './untraced.ts';

describe('a client waits', () => {
  const splitOf = (drawing: string) => {
    const trace = drawTrace(drawing);
    return splitClientTime(trace, computeBlocking(trace.spans), 0);
  };

  it('before, during and after what the server does', () => {
    expect(
      splitOf(`
shop ask     |==========|   kind=client
  bank pay      |====|      kind=server
`),
    ).toEqual({ server: 1, before: 3, serverTime: 5, after: 3 });
  });

  it('a negative time if clocks differ', () => {
    expect(
      splitOf(`
shop ask     |==========|   kind=client
  bank pay  |====|          kind=server
`),
    ).toMatchObject({ before: -1, after: 7 });
  });

  it.each([
    ['no client', 'kind=server', 'kind=server', ''],
    ['no server', 'kind=client', 'kind=internal', ''],
    ['several servers', 'kind=client', 'kind=server', '  bank pay       |==|   kind=server'],
  ])('for nothing that could be told if there is %s', (_, one, two, three) => {
    expect(splitOf(`shop ask   |=======|   ${one}\n  bank pay  |=|   ${two}\n${three}`)).toBeUndefined();
  });
});

describe('untraced time', () => {
  const stretchesOf = (trace: Trace) => {
    const { count, start, end, span, ...sums } = findUntracedTime(
      trace.spans,
      computeCriticalPath(trace, 'trace'),
    );
    const stretches = Array.from({ length: count }, (_, each) => [span[each], start[each], end[each]]);
    return { stretches, ...sums };
  };

  it('is time on the path in which a span with children waits for none', () => {
    expect(
      stretchesOf(
        drawTrace(`
shop GET    |====================|
  shop a      |====|
    shop b     |==|
  shop c         |=======|
  shop d                     |==|
`),
      ),
    ).toEqual({
      stretches: [
        [0, 0, 2],
        [0, 13, 17],
        [0, 20, 21],
      ],
      ownTime: 7,
      idleTime: 0,
    });
  });

  it('is also time in which nothing runs', () => {
    expect(stretchesOf(drawTrace('shop a  |==|\nshop b        |==|'))).toEqual({
      stretches: [[NONE, 3, 6]],
      ownTime: 0,
      idleTime: 3,
    });
  });

  it('lies on the path, and no child runs in it', () => {
    checkProperty(brokenSpans, (list) => {
      const trace = buildSpans(list);
      const { start, duration, parent, count } = trace.spans;
      for (const [span, from, to] of stretchesOf(trace).stretches) {
        for (let child = 0; child < count; child++) {
          if (span !== NONE && parent[child] !== span) continue;
          const overlap = Math.min(to, start[child] + duration[child]) - Math.max(from, start[child]);
          expect(overlap).toBeLessThan(0.0005);
        }
      }
    });
  });
});
