/** Events of all spans in depth-first order, sorted by time within a span. */

import type { EventColumns, SpanColumns } from '../trace.ts';
import { pickAttributes } from './attributeRows.ts';
import { pickCounts, pickInt32, pickRuns } from './permuteRows.ts';
import { type ArrivedTimes, joinMicros } from './times.ts';
import type { TraceBuilder } from './traceBuilder.ts';

export function buildEvents(
  builder: TraceBuilder,
  times: ArrivedTimes,
  spans: SpanColumns,
  arrived: Int32Array,
): EventColumns {
  const { events } = builder;
  const micros = events.micros.view();
  const nanos = events.nanos.view();
  const { first, rows } = pickRuns(builder.spans.eventEnd.view(), arrived);
  const arrivedTime = new Float64Array(events.count);
  for (let span = 0; span < spans.count; span++) {
    for (let position = first[span]; position < first[span + 1]; position++) {
      const event = rows[position];
      // An event without a time of its own is shown at the start of its span.
      arrivedTime[event] =
        micros[event] > 0
          ? joinMicros(micros[event] - times.startUnixMicros, nanos[event])
          : spans.start[span];
    }
    const own = first[span + 1] - first[span];
    if (own > 1) sortByTime(rows.subarray(first[span], first[span] + own), arrivedTime);
  }
  const time = new Float64Array(rows.length);
  for (let event = 0; event < rows.length; event++) time[event] = arrivedTime[rows[event]];
  return {
    first,
    time,
    name: pickInt32(events.name.view(), rows),
    droppedAttributes: pickCounts(events.droppedAttributes.view(), rows),
    attributes: pickAttributes(events.attributes, pickRuns(events.attributeEnd.view(), rows)),
  };
}

function sortByTime(events: Int32Array, time: Float64Array): void {
  for (let position = 1; position < events.length; position++) {
    if (time[events[position]] < time[events[position - 1]]) {
      events.sort((a, b) => time[a] - time[b] || a - b);
      return;
    }
  }
}
