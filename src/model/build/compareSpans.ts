/** How arrived spans are ordered: siblings one way, roots and twins another. */

import { NONE } from '../trace.ts';
import type { AttributeRows } from './attributeRows.ts';
import type { TraceBuilder } from './traceBuilder.ts';

export type CompareSpans = (a: number, b: number) => number;

/**
 * Compares siblings by start, then by end, then by order of arrival. With clocks of whole milliseconds many
 * siblings start at the same instant, and the one that ended first was usually called first: a middleware
 * before its handler.
 */
export function createSiblingComparison(start: Float64Array, duration: Float64Array): CompareSpans {
  return (a, b) => {
    if (start[a] !== start[b]) return start[a] < start[b] ? -1 : 1;
    if (duration[a] !== duration[b]) return duration[a] < duration[b] ? -1 : 1;
    return a - b;
  };
}

/**
 * Compares roots and twins by start, then by duration (longest first), then by id. Spans with the same id
 * (twins) are compared by their whole content, so only identical spans keep their order of arrival.
 */
export function createSpanComparison(
  builder: TraceBuilder,
  start: Float64Array,
  duration: Float64Array,
): CompareSpans {
  const high = builder.spans.id.high.view();
  const low = builder.spans.id.low.view();
  const contents = new Map<number, string>();
  const contentOf = (span: number) => {
    const known = contents.get(span);
    if (known !== undefined) return known;
    const content = describeContent(builder, span);
    contents.set(span, content);
    return content;
  };
  return (a, b) => {
    if (start[a] !== start[b]) return start[a] < start[b] ? -1 : 1;
    if (duration[a] !== duration[b]) return duration[a] > duration[b] ? -1 : 1;
    if (high[a] !== high[b]) return high[a] >>> 0 < high[b] >>> 0 ? -1 : 1;
    if (low[a] !== low[b]) return low[a] >>> 0 < low[b] >>> 0 ? -1 : 1;
    if (a === b) return 0;
    const contentA = contentOf(a);
    const contentB = contentOf(b);
    return contentA < contentB ? -1 : contentA > contentB ? 1 : 0;
  };
}

/** Returns everything a span holds as one text. Expensive, and used only for equal ids. */
function describeContent(builder: TraceBuilder, span: number): string {
  const { spans, events, links, notes, strings } = builder;
  const text = (index: number) => (index === NONE ? null : strings.get(index));
  const resource = spans.resource.at(span);
  const scope = spans.scope.at(span);
  const range = (ends: { at(index: number): number }, owner: number) => ({
    from: owner === 0 ? 0 : ends.at(owner - 1),
    to: ends.at(owner),
  });
  const attributesOf = (rows: AttributeRows, from: number, to: number) => {
    const keys = rows.key.view();
    const types = rows.type.view();
    const values = rows.value.view();
    const list: unknown[] = [];
    for (let row = from; row < to; row++) list.push([text(keys[row]), types[row], text(values[row])]);
    return list;
  };
  const eventRange = range(spans.eventEnd, span);
  const eventMicros = events.micros.view();
  const eventList: unknown[] = [];
  for (let event = eventRange.from; event < eventRange.to; event++) {
    const own = range(events.attributeEnd, event);
    eventList.push([
      eventMicros[event],
      events.nanos.at(event),
      text(events.name.at(event)),
      attributesOf(events.attributes, own.from, own.to),
    ]);
  }
  const linkRange = range(spans.linkEnd, span);
  const linkKinds = links.kind.view();
  const linkList: unknown[] = [];
  for (let link = linkRange.from; link < linkRange.to; link++) {
    const own = range(links.attributeEnd, link);
    linkList.push([
      linkKinds[link],
      text(links.traceId.at(link)),
      text(links.spanId.at(link)),
      text(links.traceState.at(link)),
      attributesOf(links.attributes, own.from, own.to),
    ]);
  }
  const own = range(spans.attributeEnd, span);
  const noteRange = range(spans.noteEnd, span);
  const noteList: unknown[] = [];
  for (let note = noteRange.from; note < noteRange.to; note++) noteList.push(text(notes.text.at(note)));
  return JSON.stringify([
    text(spans.id.text.at(span)),
    text(spans.name.at(span)),
    [spans.parentId.high.at(span), spans.parentId.low.at(span), text(spans.parentId.text.at(span))],
    [
      spans.kind.view()[span],
      spans.status.view()[span],
      text(spans.statusMessage.at(span)),
      text(spans.traceState.at(span)),
    ],
    spans.startMicros.view()[span],
    spans.startNanos.at(span),
    spans.duration.view()[span],
    resource === NONE
      ? null
      : [
          text(builder.resourceService.at(resource)),
          attributesOf(
            builder.resources.rows,
            builder.resources.first.at(resource),
            builder.resources.first.at(resource + 1),
          ),
        ],
    scope === NONE
      ? null
      : [
          text(builder.scopeName.at(scope)),
          text(builder.scopeVersion.at(scope)),
          attributesOf(
            builder.scopes.rows,
            builder.scopes.first.at(scope),
            builder.scopes.first.at(scope + 1),
          ),
        ],
    attributesOf(builder.attributes, own.from, own.to),
    eventList,
    linkList,
    [spans.droppedAttributes.at(span), spans.droppedEvents.at(span), spans.droppedLinks.at(span)],
    noteList,
  ]);
}
