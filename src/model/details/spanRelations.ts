/** Where a span stands: the way from its root, its siblings, and its children by what they do. */
import { asSpanIndex, NONE, SpanFlag, type SpanIndex, type Trace } from '../trace.ts';

export interface ChildGroup {
  readonly service: string;
  readonly operation: string;
  readonly count: number;
  /** The sum of their durations, µs; those that overlap count twice. */
  readonly duration: number;
  /** How many of them failed. */
  readonly failed: number;
  /** The longest of them. */
  readonly longest: SpanIndex;
}

export interface SpanRelations {
  /** From the root to the parent; empty for a root. */
  readonly path: readonly SpanIndex[];
  /** Among the children of its parent, or among the roots; from 1. */
  readonly position: number;
  readonly siblingCount: number;
  readonly childCount: number;
  /** The group that takes longest first. */
  readonly children: readonly ChildGroup[];
}

/** Linear in the depth, the siblings and the children of the span. */
export function spanRelations(trace: Trace, span: SpanIndex): SpanRelations {
  const path = pathTo(trace, span);
  const parent = path.at(-1);
  const [first, end] =
    parent === undefined ? [0, trace.spans.count] : [parent + 1, trace.spans.subtreeEnd[parent]];
  let position = 0;
  let siblingCount = 0;
  for (let sibling = first; sibling < end; sibling = trace.spans.subtreeEnd[sibling]) {
    siblingCount++;
    if (sibling === span) position = siblingCount;
  }
  const children = groupChildren(trace, span);
  return {
    path,
    position,
    siblingCount,
    childCount: children.reduce((sum, { count }) => sum + count, 0),
    children,
  };
}

function pathTo({ spans }: Trace, span: SpanIndex): SpanIndex[] {
  const path: SpanIndex[] = [];
  for (let at = spans.parent[span]; at !== NONE; at = spans.parent[at]) path.push(asSpanIndex(at));
  return path.reverse();
}

function groupChildren(trace: Trace, span: SpanIndex): ChildGroup[] {
  const { spans } = trace;
  const groups = new Map<string, { count: number; duration: number; failed: number; longest: number }>();
  for (let child = span + 1; child < spans.subtreeEnd[span]; child = spans.subtreeEnd[child]) {
    const key = `${spans.service[child]} ${spans.name[child]}`;
    const group = groups.get(key) ?? { count: 0, duration: 0, failed: 0, longest: child };
    groups.set(key, group);
    group.count++;
    group.duration += spans.duration[child];
    if ((spans.flags[child] & SpanFlag.ownError) !== 0) group.failed++;
    if (spans.duration[child] > spans.duration[group.longest]) group.longest = child;
  }
  return [...groups.values()]
    .map(({ longest, ...sums }) => ({
      ...sums,
      longest: asSpanIndex(longest),
      service: trace.services.at(spans.service[longest])?.name ?? '',
      operation: trace.strings.get(spans.name[longest]),
    }))
    .sort((one, other) => other.duration - one.duration || one.longest - other.longest);
}
