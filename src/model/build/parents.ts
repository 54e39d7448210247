/**
 * Finds the parent of each arrived span and repairs whatever is not a tree: twins, halves of a call with
 * one id, spans that name themselves, cycles, missing parents.
 */

import { NONE, SpanFlag } from '../trace.ts';
import type { CompareSpans } from './compareSpans.ts';
import { isInside, MAX_TWINS_ASKED, SharedIds } from './sharedIds.ts';
import { SpanIdTable } from './spanIdTable.ts';
import type { ArrivedTimes } from './times.ts';
import type { TraceBuilder } from './traceBuilder.ts';

/** In order of arrival. */
export interface ResolvedParents {
  readonly parent: Int32Array;
  /** Bits of SpanFlag: orphan, cutParent, duplicateId, sharedId. */
  readonly flags: Uint16Array;
  /** For an orphan, the number of its missing parent, from 0; NONE for all others. */
  readonly missingParent: Int32Array;
  /** One orphan of each missing parent, from which its id can be read. */
  readonly missingParentOrphan: readonly number[];
  /** The number of spans that name themselves as parent; they also have the flag cutParent. */
  readonly selfParentCount: number;
  /** The number of cycles longer than one span. */
  readonly cycleCount: number;
}

export function resolveParents(
  builder: TraceBuilder,
  times: ArrivedTimes,
  compare: CompareSpans,
): ResolvedParents {
  const { parentId } = builder.spans;
  const high = parentId.high.view();
  const low = parentId.low.view();
  const text = parentId.text.view();
  const count = builder.spanCount;
  const parent = new Int32Array(count).fill(NONE);
  const flags = new Uint16Array(count);
  const missingParent = new Int32Array(count).fill(NONE);
  const missingParentOrphan: number[] = [];
  const missingParents = new Map<string, number>();
  const table = new SpanIdTable(builder.spans.id);
  const halves = new SharedIds(builder, times);
  orderTwins(table, flags, compare, halves);

  let selfParentCount = 0;
  for (let span = 0; span < count; span++) {
    if ((flags[span] & SpanFlag.sharedId) !== 0 && halves.clientOf(span) !== NONE) {
      parent[span] = halves.clientOf(span);
      continue;
    }
    const isNamed = high[span] !== 0 || low[span] !== 0 || text[span] !== NONE;
    if (!isNamed) continue;
    const first = table.find(high[span], low[span], text[span]);
    if (first === NONE) {
      const key = `${high[span]} ${low[span]} ${text[span]}`;
      let group = missingParents.get(key);
      if (group === undefined) {
        group = missingParentOrphan.length;
        missingParents.set(key, group);
        missingParentOrphan.push(span);
      }
      missingParent[span] = group;
      flags[span] |= SpanFlag.orphan;
      continue;
    }
    const chosen = table.nextTwin[first] === NONE ? first : chooseTwin(table, first, span, times, halves);
    if (chosen === span || halves.clientOf(chosen) === span) {
      selfParentCount++;
      flags[span] |= SpanFlag.cutParent;
    } else {
      parent[span] = chosen;
    }
  }
  const cycleCount = cutCycles(parent, flags, compare);
  return { parent, flags, missingParent, missingParentOrphan, selfParentCount, cycleCount };
}

function orderTwins(table: SpanIdTable, flags: Uint16Array, compare: CompareSpans, halves: SharedIds): void {
  const { nextTwin } = table;
  const isTwin = SpanFlag.duplicateId | SpanFlag.sharedId;
  for (let span = 0; span < nextTwin.length; span++) {
    if (nextTwin[span] === NONE || (flags[span] & isTwin) !== 0) continue;
    const twins: number[] = [];
    for (let twin = span; twin !== NONE; twin = nextTwin[twin]) twins.push(twin);
    twins.sort(compare);
    table.reorderTwins(twins);
    const isOneCall = halves.pair(twins);
    for (const twin of twins) {
      if (!isOneCall) flags[twin] |= SpanFlag.duplicateId;
      if (halves.isHalf(twin)) flags[twin] |= SpanFlag.sharedId;
    }
  }
}

/**
 * Chooses among spans with the parent's id: the first whose time contains the child, else the first; the
 * child itself only if there is no other. If that is half of a call, the child may belong to the other half.
 */
function chooseTwin(
  table: SpanIdTable,
  first: number,
  child: number,
  times: ArrivedTimes,
  halves: SharedIds,
): number {
  let fallback: number = NONE;
  let asked = 0;
  for (let twin = first; twin !== NONE && asked < MAX_TWINS_ASKED; twin = table.nextTwin[twin], asked++) {
    if (twin === child) continue;
    if (fallback === NONE) fallback = twin;
    if (isInside(times, child, twin)) return halves.halfFor(child, twin);
  }
  return fallback === NONE ? child : halves.halfFor(child, fallback);
}

/**
 * Follows the parents of every span. A walk that meets itself has found a cycle, which is cut at the span
 * that starts earliest.
 */
function cutCycles(parent: Int32Array, flags: Uint16Array, compare: CompareSpans): number {
  const walkOf = new Int32Array(parent.length).fill(NONE);
  let cycleCount = 0;
  for (let from = 0; from < parent.length; from++) {
    let span = from;
    while (span !== NONE && walkOf[span] === NONE) {
      walkOf[span] = from;
      span = parent[span];
    }
    if (span === NONE || walkOf[span] !== from) continue;
    let earliest = span;
    for (let member = parent[span]; member !== span; member = parent[member]) {
      if (compare(member, earliest) < 0) earliest = member;
    }
    parent[earliest] = NONE;
    flags[earliest] |= SpanFlag.cutParent;
    cycleCount++;
  }
  return cycleCount;
}
