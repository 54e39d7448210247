import { describe, expect, it } from 'vitest';
import { checkProperty } from '../base/testing/checkProperty.ts';
import { watchBytes } from '../base/testing/watchBytes.ts';
import { alikeSiblings } from '../model/rows/alikeSiblings.ts';
import { itemOfSpan } from '../model/rows/rowItems.ts';
import { parentItem } from '../model/rows/rowTree.ts';
import { StringTable } from '../model/stringTable.ts';
import { computeSpanGroups } from '../model/testing/atOnce.ts';
import { drawTrace } from '../model/testing/drawTrace.ts';
import { buildSpans, busySpans } from '../model/testing/randomSpans.ts';
import { NONE, type SpanIndex, type Trace } from '../model/trace.ts';
import { findSpanGroups } from './repetition.ts';

const span = (index: number) => index as SpanIndex;

/** The members of each group; groups are sorted by their first member. */
function groupsOf(trace: Trace): number[][] {
  const { count, first, members } = computeSpanGroups(trace);
  return Array.from({ length: count }, (_, group) => [
    ...members.subarray(first[group], first[group + 1]),
  ]).sort((a, b) => a[0] - b[0]);
}

/** A parent with these children, one after the other. */
function family(...children: readonly string[]): Trace {
  const lines = children.map((child, at) => {
    const [name, facts = ''] = child.split('|');
    return `  ${name} ${' '.repeat(20 + at - name.length)}|=| ${facts}`;
  });
  return drawTrace(['api GET |==========================================|', ...lines].join('\n'));
}

const repeat = (child: string, times: number) => Array.from({ length: times }, () => child);

describe('groups of repeated siblings', () => {
  it('are five or more of the same service, operation and kind', () => {
    expect(groupsOf(family(...repeat('db SELECT', 5)))).toEqual([[1, 2, 3, 4, 5]]);
    expect(groupsOf(family(...repeat('db SELECT', 4)))).toEqual([]);
    expect(groupsOf(family(...repeat('db SELECT', 4), 'cache SELECT', 'db SELECT|kind=client'))).toEqual([]);
    expect(groupsOf(family('db A', ...repeat('db SELECT', 3), 'db B', ...repeat('db SELECT', 2)))).toEqual([
      [2, 3, 4, 6, 7],
    ]);
  });

  it('ask for the same but for the values', () => {
    const statements = [1, 2, 3, 4, 5].map((id) => `db Q|db.statement="select * from o where id = ${id}"`);
    expect(groupsOf(family(...statements))).toHaveLength(1);
    expect(groupsOf(family(...statements.slice(1), 'db Q|db.statement="select 1 from p"'))).toEqual([]);
    const paths = [1, 2, 3, 4, 5].map((id) => `api P|http.url=http://host${id}/users/${id}`);
    expect(groupsOf(family(...paths))).toHaveLength(1);
    const others = [1, 2, 3, 4, 5].map((id) => `api P|http.url=http://host/users/${'x'.repeat(id)}`);
    expect(groupsOf(family(...others))).toEqual([]);
  });

  it('are looked for among roots and among the orphans of one missing parent, not across', () => {
    const rows = [
      'shop R |=|',
      'shop R |=|',
      'shop R |=|',
      '? ff',
      '  shop R |=|',
      '  shop R |=|',
      '  shop R |=|',
    ];
    expect(groupsOf(drawTrace(rows.join('\n')))).toEqual([]);
    expect(groupsOf(drawTrace([...rows, '  shop R |=|', '  shop R |=|'].join('\n')))).toEqual([
      [3, 4, 5, 6, 7],
    ]);
    expect(groupsOf(drawTrace([...repeat('shop R |=|', 6)].join('\n')))).toEqual([[0, 1, 2, 3, 4, 5]]);
  });

  it('have members that are siblings alike, each in one group', () => {
    checkProperty(busySpans, (spans) => {
      const trace = buildSpans(spans);
      const { groupOf } = computeSpanGroups(trace);
      const seen = new Map<number, number>();
      for (const [group, members] of groupsOf(trace).entries()) {
        expect(members.length).toBeGreaterThanOrEqual(5);
        for (const member of members) {
          expect(seen.has(member)).toBe(false);
          seen.set(member, group);
          expect(parentItem(trace, itemOfSpan(span(member)))).toBe(
            parentItem(trace, itemOfSpan(span(members[0]))),
          );
          expect(trace.spans.name[member]).toBe(trace.spans.name[members[0]]);
        }
      }
      groupOf.forEach((group, member) => {
        expect(group !== NONE).toBe(seen.has(member));
      });
    });
  });

  it('are found in steps, so that the page can answer between them', () => {
    const steps = findSpanGroups(family(...repeat('db SELECT', 9_000)));
    let pauses = 0;
    while (steps.next().done === false) pauses++;
    expect(pauses).toBeGreaterThan(5);
  });
});

describe('the time to find groups', () => {
  it('is linear in the texts, whatever statements end with', () => {
    const endings = ['-- 4711', '/* 4711', "'4711", '$4711', '(4711'];
    for (const ending of endings) {
      const child = (_: unknown, at: number) => `db Q|db.statement="SELECT ${at} ${ending} ${at}"`;
      const trace = family(...Array.from({ length: 500 }, child));
      const { bytes, reads } = watchBytes(trace.strings.buffers.bytes);
      const strings = new StringTable({ ...trace.strings.buffers, bytes });
      computeSpanGroups({ ...trace, strings });
      expect(reads.count).toBeGreaterThan(500);
      expect(reads.count).toBeLessThan(8 * bytes.length);
    }
  });
});

describe('siblings like one', () => {
  it('have its service and operation, whatever else they did', () => {
    const trace = family('db A', 'db B|kind=client', 'db B|error', 'cache B', 'db B');
    expect(alikeSiblings(trace, span(2))).toEqual([2, 3, 5]);
  });

  it('are roots for a root, orphans of the same parent for an orphan', () => {
    const trace = drawTrace(
      ['s R |=|', '? ff', '  s R |=|', '? ee', '  s R |=|', '  s R |=|', 's R |=|'].join('\n'),
    );
    expect(alikeSiblings(trace, span(0))).toHaveLength(2);
    const orphans = [0, 1, 2, 3, 4].map((at) => alikeSiblings(trace, span(at)).length).sort();
    expect(orphans).toEqual([1, 2, 2, 2, 2]);
  });
});
