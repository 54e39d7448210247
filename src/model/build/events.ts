/** Events of all spans in depth-first order, sorted by time within a span. */

import { Era, eraOf, isFarFrom, unitOf } from '../plausibleTime.ts';
import type { EventColumns, SpanColumns } from '../trace.ts';
import { pickAttributes } from './attributeRows.ts';
import { pickCounts, pickInt32, pickRuns } from './permuteRows.ts';
import { type ArrivedTimes, joinMicros } from './times.ts';
import type { TraceBuilder } from './traceBuilder.ts';

export interface BuiltEvents {
  readonly events: EventColumns;
  /** By SpanIndex, ascending: a sentence about each span with events that are years before or after it. */
  readonly stray: ReadonlyMap<number, string>;
}

export function buildEvents(
  builder: TraceBuilder,
  times: ArrivedTimes,
  spans: SpanColumns,
  arrived: Int32Array,
): BuiltEvents {
  const { events } = builder;
  const micros = events.micros.view();
  const nanos = events.nanos.view();
  const { first, rows } = pickRuns(builder.spans.eventEnd.view(), arrived);
  const arrivedTime = new Float64Array(events.count);
  const stray = new Map<number, string>();
  for (let span = 0; span < spans.count; span++) {
    const start = spans.start[span];
    const end = start + spans.duration[span];
    let strayCount = 0;
    let strayMicros = 0;
    for (let position = first[span]; position < first[span + 1]; position++) {
      const event = rows[position];
      // An event without a time of its own is shown at the start of its span.
      const isKnown = micros[event] !== 0 || times.era === Era.relative;
      const time = isKnown ? joinMicros(micros[event] - times.startUnixMicros, nanos[event]) : start;
      arrivedTime[event] = time;
      if (!isFarFrom(time, start, end)) continue;
      if (strayCount++ === 0) strayMicros = micros[event];
    }
    if (strayCount > 0)
      stray.set(span, describeStray(strayCount, strayMicros, times.startUnixMicros + start));
    const own = first[span + 1] - first[span];
    if (own > 1) sortByTime(rows.subarray(first[span], first[span] + own), arrivedTime);
  }
  const time = new Float64Array(rows.length);
  for (let event = 0; event < rows.length; event++) time[event] = arrivedTime[rows[event]];
  return {
    events: {
      first,
      time,
      name: pickInt32(events.name.view(), rows),
      droppedAttributes: pickCounts(events.droppedAttributes.view(), rows),
      attributes: pickAttributes(events.attributes, pickRuns(events.attributeEnd.view(), rows)),
    },
    stray,
  };
}

/** `micros` is the time of the first such event, `spanMicros` the start of the span; both since 1970. */
function describeStray(count: number, micros: number, spanMicros: number): string {
  const logs = count === 1 ? 'A log lies' : `${count} logs lie`;
  const unit = eraOf(spanMicros) === Era.calendar ? unitOf(micros, spanMicros) : undefined;
  const reason =
    unit === undefined ? '' : `: ${count === 1 ? 'its time' : 'the first'} would fit if it were in ${unit}`;
  return `${logs} years before or after this span${reason}.`;
}

function sortByTime(events: Int32Array, time: Float64Array): void {
  for (let position = 1; position < events.length; position++) {
    if (time[events[position]] < time[events[position - 1]]) {
      events.sort((a, b) => time[a] - time[b] || a - b);
      return;
    }
  }
}
