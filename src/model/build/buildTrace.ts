/**
 * Makes a Trace from the spans in a TraceBuilder: finds parents, repairs whatever is not a tree, puts the
 * spans into depth-first order, computes the derived columns, and moves every other column into that order.
 * Linear except for sorting siblings; no recursion. The same spans in any order make the same Trace, except
 * that siblings with the same start and end keep their order of arrival.
 */

import { fullRange } from '../timeRange.ts';
import { type DroppedColumns, NONE, type Service, type SpanColumns, SpanFlag, type Trace } from '../trace.ts';
import { pickAttributes } from './attributeRows.ts';
import { createSpanComparison } from './compareSpans.ts';
import { findErrors } from './errors.ts';
import { buildEvents } from './events.ts';
import { findIdleGaps } from './idleGaps.ts';
import { buildLinks } from './links.ts';
import { buildMissingParents } from './missingParents.ts';
import { buildNotes } from './notes.ts';
import { orderSpans, type SpanOrder } from './order.ts';
import { type ResolvedParents, resolveParents } from './parents.ts';
import { inferPeers } from './peers.ts';
import {
  pickCounts,
  pickFloat64,
  pickIds,
  pickInt32,
  pickInt32Unless,
  pickRuns,
  pickUint8,
  renumberByFirstUse,
} from './permuteRows.ts';
import { computeReach } from './reach.ts';
import { buildResources, buildScopes, buildServices } from './resources.ts';
import { computeSelfTimes } from './selfTimes.ts';
import { StringTablePacker } from './stringTableBuilder.ts';
import { type ArrivedTimes, computeArrivedTimes, roundToNanos, TIME_TOLERANCE } from './times.ts';
import type { TraceBuilder } from './traceBuilder.ts';
import { buildWarnings } from './warnings.ts';

/** Makes the Trace; the builder cannot be used afterwards. Throws if there are no spans. */
export function buildTrace(builder: TraceBuilder): Trace {
  if (builder.spanCount === 0) throw new Error(`Trace ${builder.id} has no spans`);
  const times = computeArrivedTimes(builder);
  const parents = resolveParents(builder, times, createSpanComparison(builder, times.start, times.duration));
  const order = orderSpans(builder, times, parents);
  const { arrived } = order;

  const resource = pickInt32(builder.spans.resource.view(), arrived);
  const resourceRows = renumberByFirstUse(resource, builder.resources.count);
  const scope = pickInt32(builder.spans.scope.view(), arrived);
  const scopeRows = renumberByFirstUse(scope, builder.scopes.count);
  const { names, ofResource } = buildServices(builder, resourceRows);

  const spans = buildSpanColumns(builder, times, parents, order, { resource, scope, ofResource });
  const attributes = pickAttributes(builder.attributes, pickRuns(builder.spans.attributeEnd.view(), arrived));
  const { events, stray } = buildEvents(builder, times, spans, arrived);
  const links = buildLinks(builder, parents, arrived);
  const resources = buildResources(builder, resourceRows, ofResource);
  const scopes = buildScopes(builder, scopeRows);
  const missingParents = buildMissingParents(builder, parents, order);
  const notes = buildNotes(builder, spans, arrived, stray);
  const warnings = buildWarnings(builder, parents, spans, arrived, stray);

  const packer = new StringTablePacker(builder.strings);
  const owners = [attributes, events.attributes, links.attributes, resources.attributes, scopes.attributes];
  for (const { key } of owners) packer.renumber(key);
  const keyEnd = packer.count;
  packer.renumber(spans.name);
  packer.renumber(spans.statusMessage);
  for (const column of [spans.idText, spans.traceState, missingParents.idText]) {
    if (column !== undefined) packer.renumber(column);
  }
  packer.renumber(scopes.name);
  packer.renumber(scopes.version);
  packer.renumber(events.name);
  packer.renumber(links.traceId);
  packer.renumber(links.spanId);
  if (links.traceState !== undefined) packer.renumber(links.traceState);
  packer.renumber(notes.text);
  for (const { value } of owners) packer.renumber(value);

  const duration = latestEnd(spans);
  const trace = {
    id: builder.id,
    startUnixMicros: times.startUnixMicros,
    duration,
    spans,
    attributes,
    events,
    links,
    resources,
    scopes,
    services: countServices(names, spans),
    missingParents,
    reach: computeReach(spans),
    maxDepth: deepest(spans.depth),
    idleGaps: findIdleGaps(spans, fullRange({ duration })),
    notes,
    keyEnd,
    strings: packer.pack(),
    warnings,
  };
  return { ...trace, peers: inferPeers(trace) };
}

function deepest(depths: Int32Array): number {
  let most = 0;
  for (let span = 0; span < depths.length; span++) if (depths[span] > most) most = depths[span];
  return most;
}

function buildSpanColumns(
  builder: TraceBuilder,
  times: ArrivedTimes,
  parents: ResolvedParents,
  order: SpanOrder,
  owners: { resource: Int32Array; scope: Int32Array; ofResource: Int32Array },
): SpanColumns {
  const { spans } = builder;
  const { arrived, parent, subtreeEnd, depth } = order;
  const count = arrived.length;
  const start = pickFloat64(order.start, arrived);
  const duration = pickFloat64(order.duration, arrived);
  const errors = pickUint8(findErrors(builder), arrived);
  const service = new Int32Array(count);
  const flags = new Uint16Array(count);
  const isFollower = spans.isFollower.view();
  for (let span = 0; span < count; span++) {
    const source = arrived[span];
    let flag = parents.flags[source] | errors[span] | times.flags[source];
    const above = parent[span];
    if (above !== NONE) {
      if (isFollower[source] === 1 && (flag & SpanFlag.sharedId) === 0) flag |= SpanFlag.followsParent;
      const end = start[span] + duration[span];
      if (start[span] < start[above] - TIME_TOLERANCE) flag |= SpanFlag.startsBeforeParent;
      if (end > start[above] + duration[above] + TIME_TOLERANCE) flag |= SpanFlag.endsAfterParent;
    }
    flags[span] = flag;
    service[span] = owners.ofResource[owners.resource[span]];
  }
  return {
    count,
    id: pickIds(spans.id.high.view(), spans.id.low.view(), arrived),
    idText: pickInt32Unless(NONE, spans.id.text.view(), arrived),
    start,
    duration,
    selfTime: computeSelfTimes({ start, duration, subtreeEnd }),
    parent,
    subtreeEnd,
    depth,
    service,
    resource: owners.resource,
    scope: owners.scope,
    name: pickInt32(spans.name.view(), arrived),
    kind: pickUint8(spans.kind.view(), arrived),
    status: pickUint8(spans.status.view(), arrived),
    statusMessage: pickInt32(spans.statusMessage.view(), arrived),
    flags,
    errorsBelow: countErrorsBelow(parent, flags),
    traceState: pickInt32Unless(NONE, spans.traceState.view(), arrived),
    dropped: buildDropped(builder, arrived),
  };
}

/** From the last span to the first, because children come after their parents. */
function countErrorsBelow(parent: Int32Array, flags: Uint16Array): Int32Array {
  const errorsBelow = new Int32Array(parent.length);
  for (let span = parent.length - 1; span >= 0; span--) {
    if (parent[span] !== NONE)
      errorsBelow[parent[span]] += errorsBelow[span] + (flags[span] & SpanFlag.ownError);
  }
  return errorsBelow;
}

function buildDropped(builder: TraceBuilder, arrived: Int32Array): DroppedColumns | undefined {
  const attributes = pickCounts(builder.spans.droppedAttributes.view(), arrived);
  const events = pickCounts(builder.spans.droppedEvents.view(), arrived);
  const links = pickCounts(builder.spans.droppedLinks.view(), arrived);
  if (attributes === undefined && events === undefined && links === undefined) return undefined;
  return {
    attributes: attributes ?? new Uint32Array(arrived.length),
    events: events ?? new Uint32Array(arrived.length),
    links: links ?? new Uint32Array(arrived.length),
  };
}

function latestEnd({ start, duration }: SpanColumns): number {
  let latest = 0;
  for (let span = 0; span < start.length; span++) latest = Math.max(latest, start[span] + duration[span]);
  return roundToNanos(latest);
}

function countServices(names: readonly string[], { service, flags }: SpanColumns): Service[] {
  const spanCount = new Int32Array(names.length);
  const errorCount = new Int32Array(names.length);
  for (let span = 0; span < service.length; span++) {
    spanCount[service[span]]++;
    errorCount[service[span]] += flags[span] & SpanFlag.ownError;
  }
  return names.map((name, index) => ({ name, spanCount: spanCount[index], errorCount: errorCount[index] }));
}
