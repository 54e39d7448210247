/**
 * Finds the tags, events, links and notes of one span that contain a text, for the filter box of the detail
 * panel.
 */

import type { Steps } from '../../base/time/slicedTask.ts';
import type { AttributeDetails, AttributeList } from '../details/attributeList.ts';
import { noteRange } from '../details/spanDetails.ts';
import type { AttributeColumns, SpanIndex, Trace } from '../trace.ts';
import { matchStrings } from './searchTexts.ts';

/**
 * Returns true if the key, the value or `key=value` contains the text, ignoring case. An empty text always
 * matches.
 */
export function attributeHolds(attribute: AttributeDetails, text: string): boolean {
  if (text === '') return true;
  const needle = text.toLowerCase();
  return (
    attribute.key.toLowerCase().includes(needle) ||
    attribute.text.toLowerCase().includes(needle) ||
    (needle.includes('=') && `${attribute.key}=${attribute.text}`.toLowerCase().includes(needle))
  );
}

/** Attributes that are looked at in a step. */
const STEP_ATTRIBUTES = 500;

/** Those of a list that hold the text, in steps. */
export function* attributesThatHold(list: AttributeList, text: string): Steps<AttributeList> {
  const held: AttributeDetails[] = [];
  let looked = 0;
  for (const attribute of list) {
    if (attributeHolds(attribute, text)) held.push(attribute);
    if (++looked % STEP_ATTRIBUTES === 0) yield;
  }
  return held;
}

/** Returns the positions of the span's events whose name, key or value contains the text. */
export function eventsThatHold(trace: Trace, span: SpanIndex, text: string): number[] {
  const { events } = trace;
  const holds = textFinder(trace, text, events.first[span + 1] - events.first[span]);
  return positionsThat(events.first, span, (event) => {
    return holds(events.name[event]) || ownerHolds(events.attributes, event, holds);
  });
}

/** Returns the positions of the span's links whose ids, keys or values contain the text. */
export function linksThatHold(trace: Trace, span: SpanIndex, text: string): number[] {
  const { links } = trace;
  const holds = textFinder(trace, text, links.first[span + 1] - links.first[span]);
  return positionsThat(links.first, span, (link) => {
    return (
      holds(links.traceId[link]) || holds(links.spanId[link]) || ownerHolds(links.attributes, link, holds)
    );
  });
}

/** Returns the positions of the span's notes that contain the text. */
export function notesThatHold(trace: Trace, span: SpanIndex, text: string): number[] {
  const { first, end } = noteRange(trace, span);
  const holds = textFinder(trace, text, end - first);
  const positions: number[] = [];
  for (let note = first; note < end; note++) if (holds(trace.notes.text[note])) positions.push(note - first);
  return positions;
}

function positionsThat(first: Uint32Array, span: SpanIndex, test: (row: number) => boolean): number[] {
  const positions: number[] = [];
  const begin = first[span];
  const end = first[span + 1];
  for (let row = begin; row < end; row++) {
    if (test(row)) positions.push(row - begin);
  }
  return positions;
}

function ownerHolds(columns: AttributeColumns, owner: number, holds: (text: number) => boolean): boolean {
  const end = columns.first[owner + 1];
  for (let row = columns.first[owner]; row < end; row++) {
    if (holds(columns.key[row]) || holds(columns.value[row])) return true;
  }
  return false;
}

/**
 * With more rows than this, searching all bytes of the trace is faster than decoding the texts of the rows.
 */
const MANY_ROWS = 5000;

function textFinder(trace: Trace, text: string, rowCount: number): (index: number) => boolean {
  const needle = text.toLowerCase();
  if (rowCount > MANY_ROWS) {
    const hits = matchStrings(trace.strings, needle, 'holds');
    return (index) => hits[index] === 1;
  }
  const known = new Map<number, boolean>();
  return (index) => {
    const before = known.get(index);
    if (before !== undefined) return before;
    const isFound = trace.strings.get(index).toLowerCase().includes(needle);
    known.set(index, isFound);
    return isFound;
  };
}
