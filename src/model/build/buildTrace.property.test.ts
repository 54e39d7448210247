import { type HierarchyNode, stratify } from 'd3-hierarchy';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkProperty } from '../../base/testing/checkProperty.ts';
import { describeTrace } from '../testing/describeTrace.ts';
import { brokenSpans, buildSpans, goodSpans, type RandomSpan } from '../testing/randomSpans.ts';
import { NONE, SpanFlag, type Trace } from '../trace.ts';

// Each property builds hundreds of traces, so a busy machine needs more than the usual five seconds.
test('no span is lost, however broken the trace', () => {
  checkProperty(
    brokenSpans,
    (spans) => {
      const facts = (list: readonly { name: string; attribute: string; id: string }[]) =>
        list.map(({ id, name, attribute }) => `${id.padStart(16, '0')} ${name} ${attribute}`).sort();
      const built = describeTrace(buildSpans(spans)).spans.map((span) => ({
        id: span.id,
        name: span.name ?? '',
        attribute: span.attributes[0].replace('key: string ', ''),
      }));
      expect(facts(built)).toEqual(facts(spans));
    },
    500,
  );
});

test('parents come before their children, and subtrees nest', () => {
  checkProperty(
    brokenSpans,
    (list) => {
      const { spans } = buildSpans(list);
      for (let span = 0; span < spans.count; span++) {
        const parent = spans.parent[span];
        expect(spans.subtreeEnd[span]).toBeGreaterThan(span);
        expect(spans.subtreeEnd[span]).toBeLessThanOrEqual(spans.count);
        if (parent === NONE) {
          const isOrphan = (spans.flags[span] & SpanFlag.orphan) !== 0;
          expect(spans.depth[span]).toBe(isOrphan ? 1 : 0);
        } else {
          expect(parent).toBeLessThan(span);
          expect(spans.depth[span]).toBe(spans.depth[parent] + 1);
          expect(spans.subtreeEnd[span]).toBeLessThanOrEqual(spans.subtreeEnd[parent]);
        }
      }
    },
    500,
  );
});

test('siblings are sorted by start, and times are those of the trace', () => {
  checkProperty(
    brokenSpans,
    (list) => {
      const { spans, duration } = buildSpans(list);
      const lastStart = new Map<number, number>();
      for (let span = 0; span < spans.count; span++) {
        const parent = spans.parent[span];
        expect(spans.start[span]).toBeGreaterThanOrEqual(0);
        expect(spans.duration[span]).toBeGreaterThanOrEqual(0);
        expect(spans.start[span] + spans.duration[span]).toBeLessThanOrEqual(duration + 0.0005);
        if (parent === NONE) continue;
        expect(spans.start[span]).toBeGreaterThanOrEqual(lastStart.get(parent) ?? 0);
        lastStart.set(parent, spans.start[span]);
      }
    },
    500,
  );
});

test('self time is the duration that no child covers', () => {
  checkProperty(
    goodSpans,
    (list) => {
      const { spans } = buildSpans(list);
      for (let span = 0; span < spans.count; span++) {
        let uncovered = 0;
        for (let moment = spans.start[span]; moment < spans.start[span] + spans.duration[span]; moment++) {
          const isCovered = spans.parent.some(
            (parent, child) =>
              parent === span &&
              spans.start[child] <= moment &&
              moment < spans.start[child] + spans.duration[child],
          );
          if (!isCovered) uncovered++;
        }
        expect(spans.selfTime[span]).toBe(uncovered);
      }
    },
    150,
  );
});

test('self time never leaves the span, however broken the trace', () => {
  checkProperty(
    brokenSpans,
    (list) => {
      const { spans } = buildSpans(list);
      for (let span = 0; span < spans.count; span++) {
        expect(spans.selfTime[span]).toBeGreaterThanOrEqual(0);
        expect(spans.selfTime[span]).toBeLessThanOrEqual(spans.duration[span]);
      }
    },
    500,
  );
});

test('orphans are adjacent below the parent that they name', () => {
  checkProperty(
    brokenSpans,
    (list) => {
      const trace = buildSpans(list);
      const { spans, missingParents } = trace;
      const ownerOf = new Int32Array(spans.count).fill(NONE);
      for (let missing = 0; missing < missingParents.count; missing++) {
        const { firstSpan, endSpan } = missingParents;
        if (missing > 0) expect(firstSpan[missing]).toBeGreaterThanOrEqual(endSpan[missing - 1]);
        ownerOf.fill(missing, firstSpan[missing], endSpan[missing]);
      }
      for (let span = 0; span < spans.count; span++) {
        const isOrphan = (spans.flags[span] & SpanFlag.orphan) !== 0;
        const parent = spans.parent[span];
        if (parent === NONE) expect(ownerOf[span] !== NONE).toBe(isOrphan);
        else expect(ownerOf[span]).toBe(ownerOf[parent]);
      }
    },
    500,
  );
});

const shuffled = (list: fc.Arbitrary<RandomSpan[]>) =>
  list.chain((spans) =>
    fc.record({
      spans: fc.constant(spans),
      other: fc.shuffledSubarray(spans, { minLength: spans.length, maxLength: spans.length }),
    }),
  );

test('the same spans in any order give the same tree, times and notes', () => {
  checkProperty(
    shuffled(brokenSpans),
    ({ spans, other }) => {
      expect(withoutOrder(buildSpans(other))).toEqual(withoutOrder(buildSpans(spans)));
    },
    500,
  );
});

test('where no two begin and end together, they give the same trace, byte for byte', () => {
  const apart = brokenSpans.map((spans) => {
    const seen = new Set<string>();
    return spans.filter(({ start, nanos, duration }) => {
      const time = `${start}.${nanos} ${Math.max(duration, 0)}`;
      return !Number.isNaN(start) && !seen.has(time) && seen.add(time);
    });
  });
  checkProperty(
    shuffled(apart.filter((spans) => spans.length > 0)),
    ({ spans, other }) => {
      expect(withoutCaches(buildSpans(other))).toEqual(withoutCaches(buildSpans(spans)));
    },
    500,
  );
});

test('order, depth and subtrees are those of d3-hierarchy', () => {
  checkProperty(
    goodSpans,
    (list) => {
      const trace = buildSpans(list);
      const built = describeTrace(trace).spans;
      let position = 0;
      drawnByD3(list).eachBefore((node) => {
        const span = built[position];
        expect(span.id).toBe(node.data.id.padStart(16, '0'));
        expect(span.depth).toBe(node.depth);
        expect(span.subtreeEnd).toBe(position + node.descendants().length);
        position++;
      });
      expect(position).toBe(trace.spans.count);
    },
    150,
  );
});

test('errors below are counted', () => {
  checkProperty(
    goodSpans,
    (list) => {
      const { spans } = buildSpans(list);
      for (let span = 0; span < spans.count; span++) {
        const below = spans.flags.subarray(span + 1, spans.subtreeEnd[span]);
        expect(spans.errorsBelow[span]).toBe(below.filter((flags) => flags & SpanFlag.ownError).length);
      }
    },
    150,
  );
});

/** All that is said of each span and of its parent, in an order of its own. */
function withoutOrder(trace: Trace) {
  const { spans, warnings, ...rest } = describeTrace(trace);
  const texts = spans.map(({ parent, subtreeEnd, ...facts }, span) => {
    const above = parent === NONE ? undefined : spans.at(parent);
    return JSON.stringify([facts, subtreeEnd - span, above?.id, above?.name]);
  });
  return {
    duration: rest.duration,
    startUnixMicros: rest.startUnixMicros,
    missing: rest.missingParents.map(({ id }) => id).sort(),
    spans: texts.sort(),
    warnings: warnings.map(({ kind, count }) => `${kind} ${count}`),
  };
}

function withoutCaches(trace: Trace) {
  return { ...trace, strings: trace.strings.buffers };
}

function drawnByD3(list: readonly RandomSpan[]): HierarchyNode<RandomSpan> {
  return stratify<RandomSpan>()
    .id(({ id }) => id)
    .parentId(({ parentId }) => parentId)([...list])
    .sort(
      (a, b) =>
        a.data.start - b.data.start ||
        a.data.duration - b.data.duration ||
        list.indexOf(a.data) - list.indexOf(b.data),
    );
}
