/** Reports what was repaired in a trace, with one warning for each kind of repair. */

import {
  asSpanIndex,
  NONE,
  type SpanColumns,
  SpanFlag,
  type SpanIndex,
  type TraceWarning,
} from '../trace.ts';
import type { ResolvedParents } from './parents.ts';
import { NoteOrigin, type TraceBuilder } from './traceBuilder.ts';

export function buildWarnings(
  builder: TraceBuilder,
  parents: ResolvedParents,
  spans: SpanColumns,
  arrived: Int32Array,
  strayEvents: ReadonlyMap<number, string>,
): TraceWarning[] {
  const warnings: TraceWarning[] = builder.problems.lines().map((line) => ({ ...line, span: undefined }));
  const server = builder.notes.text.length === 0 ? undefined : findServerNotes(builder, arrived);
  if (server !== undefined) warnings.push(server);

  const anyFlags = spans.flags.reduce((all, flags) => all | flags, 0);
  const add = (kind: TraceWarning['kind'], mask: number, sentence: (count: number) => string) => {
    if ((anyFlags & mask) === 0) return;
    const found = findFlagged(spans, mask);
    if (found.first === undefined) return;
    warnings.push({ kind, message: sentence(found.count), count: found.count, span: found.first });
  };
  add('duplicate-id', SpanFlag.duplicateId, (count) => `${count} spans share their id with another span.`);
  const missing = parents.missingParentOrphan.length;
  add(
    'missing-parent',
    SpanFlag.orphan,
    (count) => `${spansDo(count, 'names', 'name')} ${parentsPhrase(missing)} not in the trace.`,
  );
  if ((anyFlags & SpanFlag.cutParent) !== 0) addCutParents(warnings, parents, spans, builder, arrived);
  const roots = findRoots(spans);
  if (roots.count > 1) {
    warnings.push({
      kind: 'several-roots',
      message: `The trace has ${roots.count} spans without a parent.`,
      count: roots.count,
      span: roots.second,
    });
  }
  add(
    'negative-duration',
    SpanFlag.negativeDuration,
    (count) => `${spansDo(count, 'has', 'have')} a negative duration, shown as 0.`,
  );
  add(
    'missing-start',
    SpanFlag.missingStart,
    (count) =>
      `${spansDo(count, 'has', 'have')} no usable start time; that of the parent or the trace is used instead.`,
  );
  add(
    'missing-end',
    SpanFlag.missingEnd,
    (count) => `${spansDo(count, 'has', 'have')} no usable end time; the duration is unknown and shown as 0.`,
  );
  const [stray] = strayEvents.keys();
  if (stray !== undefined) {
    const spansWith = spansDo(strayEvents.size, 'has a log', 'have logs');
    const message = `${spansWith} years before or after the span: perhaps in another unit of time.`;
    warnings.push({ kind: 'event-time', message, count: strayEvents.size, span: asSpanIndex(stray) });
  }
  add(
    'outside-parent',
    SpanFlag.startsBeforeParent | SpanFlag.endsAfterParent,
    (count) => `${spansDo(count, 'starts before or ends', 'start before or end')} after the parent.`,
  );
  return warnings;
}

function spansDo(count: number, singular: string, plural: string): string {
  return count === 1 ? `1 span ${singular}` : `${count} spans ${plural}`;
}

function parentsPhrase(count: number): string {
  return count === 1 ? 'a parent that is' : `${count} parents that are`;
}

function addCutParents(
  warnings: TraceWarning[],
  parents: ResolvedParents,
  spans: SpanColumns,
  builder: TraceBuilder,
  arrived: Int32Array,
): void {
  const { id, parentId } = builder.spans;
  let self: SpanIndex | undefined;
  let cycle: SpanIndex | undefined;
  for (let span = 0 as SpanIndex; span < spans.count; span++) {
    if ((spans.flags[span] & SpanFlag.cutParent) === 0) continue;
    const source = arrived[span];
    const isSelf =
      id.high.at(source) === parentId.high.at(source) &&
      id.low.at(source) === parentId.low.at(source) &&
      id.text.at(source) === parentId.text.at(source);
    if (isSelf) self ??= span;
    else cycle ??= span;
  }
  const { selfParentCount, cycleCount } = parents;
  if (selfParentCount > 0) {
    warnings.push({
      kind: 'self-parent',
      message: `${spansDo(selfParentCount, 'names itself', 'name themselves')} as the parent.`,
      count: selfParentCount,
      span: self,
    });
  }
  if (cycleCount > 0) {
    warnings.push({
      kind: 'cycle',
      message: `${cycleCount === 1 ? '1 cycle' : `${cycleCount} cycles`} of parents, cut at the span that starts earliest.`,
      count: cycleCount,
      span: cycle ?? self,
    });
  }
}

function findFlagged({ flags }: SpanColumns, mask: number): { count: number; first: SpanIndex | undefined } {
  let count = 0;
  let first: SpanIndex | undefined;
  for (let span = 0 as SpanIndex; span < flags.length; span++) {
    if ((flags[span] & mask) === 0) continue;
    first ??= span;
    count++;
  }
  return { count, first };
}

/** Finds true roots: spans without a parent that are not orphans. The second is the one to jump to. */
function findRoots({ parent, flags, subtreeEnd, count }: SpanColumns): {
  count: number;
  second: SpanIndex | undefined;
} {
  let roots = 0;
  let second: SpanIndex | undefined;
  for (let span = 0 as SpanIndex; span < count; span = subtreeEnd[span] as SpanIndex) {
    if (parent[span] !== NONE || (flags[span] & SpanFlag.orphan) !== 0) continue;
    roots++;
    if (roots === 2) second = span;
  }
  return { count: roots, second };
}

function findServerNotes(builder: TraceBuilder, arrived: Int32Array): TraceWarning | undefined {
  const { notes, spans, strings } = builder;
  const origins = notes.origin.view();
  const ends = spans.noteEnd.view();
  let count = 0;
  let first: SpanIndex | undefined;
  let message = '';
  for (let span = 0 as SpanIndex; span < arrived.length; span++) {
    const source = arrived[span];
    for (let note = source === 0 ? 0 : ends[source - 1]; note < ends[source]; note++) {
      if (origins[note] !== NoteOrigin.server) continue;
      if (first === undefined) {
        first = span;
        message = strings.get(notes.text.at(note));
      }
      count++;
      break;
    }
  }
  return first === undefined ? undefined : { kind: 'server', message, count, span: first };
}
