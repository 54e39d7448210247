/** Notes on single spans: warnings that came with them, and repairs. */
import { GrowableInt32 } from '../../base/growable.ts';
import { NONE, type NoteColumns, type SpanColumns, SpanFlag } from '../trace.ts';
import { formatArrivedId, type TraceBuilder } from './traceBuilder.ts';

const REPAIRED =
  SpanFlag.duplicateId |
  SpanFlag.sharedId |
  SpanFlag.cutParent |
  SpanFlag.negativeDuration |
  SpanFlag.missingStart |
  SpanFlag.missingEnd;

/** `strayEvents`: a sentence on the events of a span that lie far from it. */
export function buildNotes(
  builder: TraceBuilder,
  spans: SpanColumns,
  arrived: Int32Array,
  strayEvents: ReadonlyMap<number, string>,
): NoteColumns {
  const span = new GrowableInt32();
  const text = new GrowableInt32();
  const count = new GrowableInt32();
  const arrivedText = builder.notes.text.view().slice();
  const ends = builder.spans.noteEnd.view();
  const hasArrived = arrivedText.length > 0;
  /** The rows of the notes of one span, by text. */
  const rowOfNote = new Map<number, number>();
  for (let index = 0; index < arrived.length; index++) {
    const isRepaired = (spans.flags[index] & REPAIRED) !== 0;
    const onEvents = strayEvents.get(index);
    if (!isRepaired && !hasArrived && onEvents === undefined) continue;
    const source = arrived[index];
    const from = source === 0 ? 0 : ends[source - 1];
    if (!isRepaired && from === ends[source] && onEvents === undefined) continue;
    rowOfNote.clear();
    const add = (note: number) => {
      const row = rowOfNote.get(note);
      if (row !== undefined) {
        count.set(row, count.at(row) + 1);
        return;
      }
      rowOfNote.set(note, span.length);
      span.push(index);
      text.push(note);
      count.push(1);
    };
    for (let note = from; note < ends[source]; note++) add(arrivedText[note]);
    if (isRepaired) {
      for (const sentence of describeRepairs(builder, spans, index, source))
        add(builder.strings.intern(sentence));
    }
    if (onEvents !== undefined) add(builder.strings.intern(onEvents));
  }
  return { span: span.view().slice(), text: text.view().slice(), count: Uint32Array.from(count.view()) };
}

function describeRepairs(builder: TraceBuilder, spans: SpanColumns, span: number, source: number): string[] {
  const flags = spans.flags[span];
  const sentences: string[] = [];
  if ((flags & SpanFlag.duplicateId) !== 0) sentences.push('Another span of this trace has the same id.');
  if ((flags & SpanFlag.sharedId) !== 0) {
    sentences.push(
      'The client’s and the server’s half of this call have one id; the server’s is shown below the client’s.',
    );
  }
  if ((flags & SpanFlag.cutParent) !== 0) {
    const parent = formatArrivedId(builder, builder.spans.parentId, source);
    const isSelf = parent === formatArrivedId(builder, builder.spans.id, source);
    sentences.push(
      isSelf
        ? 'It names itself as its parent; it is shown as a root.'
        : `Its parent ${parent} is also one of its descendants; the cycle was cut here, and it is shown as a root.`,
    );
  }
  if ((flags & SpanFlag.negativeDuration) !== 0) {
    const lasts = builder.spans.duration.view()[source];
    sentences.push(`Its original duration was ${lasts} µs; it is shown as 0.`);
  }
  const came = builder.spans.startMicros.view()[source];
  if ((flags & SpanFlag.missingStart) !== 0) {
    const whose = spans.parent[span] === NONE ? "the trace's" : "its parent's";
    const what =
      came === 0 ? 'It has no start time' : `Its original start cannot be right (${sinceEpoch(came)})`;
    sentences.push(`${what}; ${whose} is used instead.`);
  }
  if ((flags & SpanFlag.missingEnd) !== 0) {
    const end = came + builder.spans.duration.view()[source];
    const what = end === 0 ? 'It has no end time' : `Its original end cannot be right (${sinceEpoch(end)})`;
    sentences.push(`${what}; its duration is unknown and shown as 0.`);
  }
  return sentences;
}

function sinceEpoch(micros: number): string {
  return `${micros} µs since 1970`;
}
