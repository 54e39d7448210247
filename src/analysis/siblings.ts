/** The children of each span as lists: what ran side by side, or one after the other. */
import { NONE, type Trace } from '../model/trace.ts';

/**
 * Yields the spans with the same parent, by start: of each span, of each missing parent, and the roots. Lists
 * shorter than `least` are left out. Linear in all.
 */
export function* listSiblings(trace: Trace, least: number): Generator<number[]> {
  const { count, subtreeEnd, parent } = trace.spans;
  const { count: missingCount, firstSpan, endSpan } = trace.missingParents;
  for (let above = 0; above < count; above++) {
    if (subtreeEnd[above] - above <= least) continue;
    const children = listBetween(subtreeEnd, above + 1, subtreeEnd[above]);
    if (children.length >= least) yield children;
  }
  for (let missing = 0; missing < missingCount; missing++) {
    const orphans = listBetween(subtreeEnd, firstSpan[missing], endSpan[missing]);
    if (orphans.length >= least) yield orphans;
  }
  const isOrphan = new Set<number>();
  for (let missing = 0; missing < missingCount; missing++) {
    for (let span = firstSpan[missing]; span < endSpan[missing]; span = subtreeEnd[span]) isOrphan.add(span);
  }
  const roots = listBetween(subtreeEnd, 0, count).filter(
    (span) => parent[span] === NONE && !isOrphan.has(span),
  );
  if (roots.length >= least) yield roots;
}

/** Jumps from one to the next, so what is below them costs nothing. */
function listBetween(subtreeEnd: Int32Array, from: number, end: number): number[] {
  const list: number[] = [];
  for (let span = from; span < end; span = subtreeEnd[span]) list.push(span);
  return list;
}
