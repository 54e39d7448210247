/** The events, links and notes of one span, read one at a time, because a span may have 100,000 of them. */

import { eventKeys } from '../../conventions/event.ts';
import { exceptionFieldKeys } from '../../conventions/exception.ts';
import { isFarFrom } from '../plausibleTime.ts';
import { LinkKind, type Microseconds, NONE, type SpanIndex, type Trace } from '../trace.ts';
import {
  type AttributeDetails,
  type AttributeList,
  attributesOf,
  attributesWithKeys,
  FEW_ATTRIBUTES,
} from './attributeList.ts';
import { type ExceptionDetails, exceptionDetails } from './exception.ts';
import { noteRange } from './spanDetails.ts';

export interface EventDetails {
  readonly name: string;
  /** From the trace's start. */
  readonly time: Microseconds;
  /** It is years before or after its span, so its time cannot be right. */
  readonly isStray: boolean;
  /** From the span's start; negative if the event came before it. */
  readonly sinceSpan: Microseconds;
  /** Since the span's previous event; undefined for the first. */
  readonly sincePrevious: Microseconds | undefined;
  readonly attributes: AttributeList;
  /** The event's message, if it has one. */
  readonly message: AttributeDetails | undefined;
  readonly exception: ExceptionDetails | undefined;
  readonly droppedAttributes: number;
}

/** Returns event number `position` (from 0, sorted by time) of a span. */
export function eventDetails(trace: Trace, span: SpanIndex, position: number): EventDetails {
  const { events, strings } = trace;
  const event = events.first[span] + position;
  const time = events.time[event];
  const name = strings.get(events.name[event]);
  const attributes = attributesOf(trace, events.attributes, event);
  const telling = attributesTelling(trace, event, attributes);
  return {
    name,
    time,
    isStray: isStray(trace, span, time),
    sinceSpan: time - trace.spans.start[span],
    sincePrevious: position === 0 ? undefined : time - events.time[event - 1],
    attributes,
    message: telling.find(({ key }) => messageKeys.has(key)),
    exception: exceptionDetails(name, attributes, telling),
    droppedAttributes: events.droppedAttributes?.[event] ?? 0,
  };
}

const messageKeys: ReadonlySet<string> = new Set(eventKeys.message);
const tellingKeys: ReadonlySet<string> = new Set([...exceptionFieldKeys, ...messageKeys]);

/**
 * Returns those of an event's attributes that say what it is. For a short list, they are the same objects.
 */
function attributesTelling(trace: Trace, event: number, attributes: AttributeList): AttributeDetails[] {
  if (attributes.length > FEW_ATTRIBUTES) {
    return attributesWithKeys(trace, trace.events.attributes, event, tellingKeys);
  }
  return [...attributes].filter(({ key }) => tellingKeys.has(key));
}

function isStray({ spans }: Trace, span: SpanIndex, time: Microseconds): boolean {
  return isFarFrom(time, spans.start[span], spans.start[span] + spans.duration[span]);
}

/**
 * The first and last time of a span's events, without stray ones; undefined if there are no others. Linear
 * in the stray ones.
 */
export function eventRange(
  trace: Trace,
  span: SpanIndex,
): { readonly earliest: Microseconds; readonly latest: Microseconds } | undefined {
  const { first, time } = trace.events;
  let from = first[span];
  let to = first[span + 1];
  while (from < to && isStray(trace, span, time[from])) from++;
  while (to > from && isStray(trace, span, time[to - 1])) to--;
  return from === to ? undefined : { earliest: time[from], latest: time[to - 1] };
}

export interface LinkDetails {
  readonly kind: keyof typeof LinkKind;
  readonly traceId: string;
  readonly spanId: string;
  readonly isSameTrace: boolean;
  readonly traceState: string | undefined;
  readonly attributes: AttributeList;
  readonly droppedAttributes: number;
}

/** Returns link number `position` (from 0, in order of arrival) of a span. */
export function linkDetails(trace: Trace, span: SpanIndex, position: number): LinkDetails {
  const { links, strings } = trace;
  const link = links.first[span] + position;
  const traceId = strings.get(links.traceId[link]);
  const state = links.traceState?.[link] ?? NONE;
  return {
    kind: linkKindName(links.kind[link]),
    traceId,
    spanId: strings.get(links.spanId[link]),
    isSameTrace: traceId === trace.id,
    traceState: state === NONE ? undefined : strings.get(state),
    attributes: attributesOf(trace, links.attributes, link),
    droppedAttributes: links.droppedAttributes?.[link] ?? 0,
  };
}

function linkKindName(kind: number): LinkDetails['kind'] {
  if (kind === LinkKind.childOf) return 'childOf';
  return kind === LinkKind.cutParent ? 'cutParent' : 'link';
}

export interface NoteDetails {
  readonly text: string;
  /** How often the same note arrived. */
  readonly count: number;
}

/** Returns note number `position` (from 0, in order of arrival) of a span. */
export function noteDetails(trace: Trace, span: SpanIndex, position: number): NoteDetails {
  const { notes, strings } = trace;
  const note = noteRange(trace, span).first + position;
  return { text: strings.get(notes.text[note]), count: notes.count[note] };
}
