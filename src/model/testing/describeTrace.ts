/** Describes a whole trace as plain objects, with texts instead of indexes, for comparison in tests. */
import { formatMissingParentId, formatSpanId } from '../spanIds.ts';
import {
  type AttributeColumns,
  attributeTypeNames,
  NONE,
  type SpanIndex,
  spanKindNames,
  type Trace,
} from '../trace.ts';

export type DescribedTrace = ReturnType<typeof describeTrace>;
export type DescribedSpan = ReturnType<typeof describeSpan>;

export function describeTrace(trace: Trace) {
  const spans: DescribedSpan[] = [];
  for (let span = 0 as SpanIndex; span < trace.spans.count; span++) spans.push(describeSpan(trace, span));
  return {
    id: trace.id,
    startUnixMicros: trace.startUnixMicros,
    duration: trace.duration,
    spans,
    services: trace.services,
    resourceCount: trace.resources.count,
    scopeCount: trace.scopes.count,
    missingParents: Array.from({ length: trace.missingParents.count }, (_, missing) => ({
      id: formatMissingParentId(trace, missing),
      firstSpan: trace.missingParents.firstSpan[missing],
      endSpan: trace.missingParents.endSpan[missing],
    })),
    warnings: trace.warnings,
  };
}

function describeSpan(trace: Trace, span: SpanIndex) {
  const { spans, resources, scopes } = trace;
  const text = textOf(trace);
  const scope = spans.scope[span];
  return {
    id: formatSpanId(trace, span),
    start: spans.start[span],
    duration: spans.duration[span],
    selfTime: spans.selfTime[span],
    parent: spans.parent[span],
    subtreeEnd: spans.subtreeEnd[span],
    depth: spans.depth[span],
    service: trace.services.at(spans.service[span])?.name,
    resource: attributesOf(trace, resources.attributes, spans.resource[span]),
    scope:
      scope === NONE
        ? undefined
        : {
            name: text(scopes.name[scope]),
            version: text(scopes.version[scope]),
            attributes: attributesOf(trace, scopes.attributes, scope),
          },
    name: text(spans.name[span]),
    kind: spanKindNames[spans.kind[span]],
    status: spans.status[span],
    statusMessage: text(spans.statusMessage[span]),
    traceState: spans.traceState === undefined ? undefined : text(spans.traceState[span]),
    flags: spans.flags[span],
    errorsBelow: spans.errorsBelow[span],
    dropped:
      spans.dropped === undefined
        ? [0, 0, 0]
        : [spans.dropped.attributes[span], spans.dropped.events[span], spans.dropped.links[span]],
    attributes: attributesOf(trace, trace.attributes, span),
    events: eventsOf(trace, span),
    links: linksOf(trace, span),
    notes: notesOf(trace, span),
  };
}

function textOf(trace: Trace): (index: number) => string | undefined {
  return (index) => (index === NONE ? undefined : trace.strings.get(index));
}

function attributesOf(trace: Trace, columns: AttributeColumns, owner: number): string[] {
  const list: string[] = [];
  for (let row = columns.first[owner]; row < columns.first[owner + 1]; row++) {
    const type = attributeTypeNames[columns.type[row]];
    list.push(`${trace.strings.get(columns.key[row])}: ${type} ${trace.strings.get(columns.value[row])}`);
  }
  return list;
}

function eventsOf(trace: Trace, span: number) {
  const { first, time, name, attributes, droppedAttributes } = trace.events;
  const list = [];
  for (let event = first[span]; event < first[span + 1]; event++) {
    list.push({
      time: time[event],
      name: trace.strings.get(name[event]),
      droppedAttributes: droppedAttributes?.[event] ?? 0,
      attributes: attributesOf(trace, attributes, event),
    });
  }
  return list;
}

function linksOf(trace: Trace, span: number) {
  const { first, kind, traceId, spanId, traceState, attributes, droppedAttributes } = trace.links;
  const list = [];
  for (let link = first[span]; link < first[span + 1]; link++) {
    list.push({
      kind: kind[link],
      traceId: trace.strings.get(traceId[link]),
      spanId: trace.strings.get(spanId[link]),
      traceState: traceState === undefined ? undefined : textOf(trace)(traceState[link]),
      droppedAttributes: droppedAttributes?.[link] ?? 0,
      attributes: attributesOf(trace, attributes, link),
    });
  }
  return list;
}

function notesOf({ notes, strings }: Trace, span: number): string[] {
  const list: string[] = [];
  for (let note = 0; note < notes.span.length; note++) {
    if (notes.span[note] === span) list.push(`${strings.get(notes.text[note])} ×${notes.count[note]}`);
  }
  return list;
}
