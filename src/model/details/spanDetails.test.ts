import { describe, expect, it } from 'vitest';
import { attributeHolds, eventsThatHold, linksThatHold } from '../find/detailsFilter.ts';
import { findSpanById } from '../spanIds.ts';
import { DRAWN_START_UNIX_MICROS, drawTrace } from '../testing/drawTrace.ts';
import type { SpanIndex, Trace } from '../trace.ts';
import { eventDetails, linkDetails } from './events.ts';
import { type SpanDetails, spanDetails } from './spanDetails.ts';

function detailsById(trace: Trace, id: string): SpanDetails {
  return spanDetails(trace, spanById(trace, id));
}

function spanById(trace: Trace, id: string): SpanIndex {
  const span = findSpanById(trace, id);
  if (span === undefined) throw new Error(`No span ${id}`);
  return span;
}

describe('spanDetails', () => {
  const trace = drawTrace(`
frontend GET /checkout   |===================|   id=a1 http.status_code=503
  cart AddItem             |======|              id=a2 kind=client
    redis SET                |==|                id=a3 error message="no such key" db.system=redis
? ff
  mail Send                            |===|     id=a4
`);

  it('tells what, where and when', () => {
    expect(detailsById(trace, 'a2')).toMatchObject({
      service: 'cart',
      operation: 'AddItem',
      kind: 'client',
      traceId: trace.id,
      spanId: '00000000000000a2',
      start: 2,
      startUnixNanos: BigInt(DRAWN_START_UNIX_MICROS + 2) * 1000n,
      duration: 7,
      selfTime: 4,
      share: 7 / 20,
      failure: 'none',
      errorsBelow: 1,
    });
  });

  it('tells of a failure, its message and its tags', () => {
    const details = detailsById(trace, 'a3');
    expect(details).toMatchObject({ status: 'error', failure: 'own', statusMessage: 'no such key' });
    expect(details.attributes).toEqual([{ key: 'db.system', type: 'string', text: 'redis' }]);
  });

  it('names the status code that makes a failure likely', () => {
    const details = detailsById(trace, 'a1');
    expect(details.statusCode).toEqual({ key: 'http.status_code', type: 'string', text: '503' });
    expect(detailsById(trace, 'a2').statusCode).toBeUndefined();
  });

  it('finds the parent, also one that did not arrive', () => {
    expect(detailsById(trace, 'a1').parent).toEqual({ kind: 'none' });
    expect(detailsById(trace, 'a3').parent).toEqual({
      kind: 'span',
      id: '00000000000000a2',
      span: spanById(trace, 'a2'),
    });
    expect(detailsById(trace, 'a4').parent).toEqual({ kind: 'missing', id: '00000000000000ff' });
  });

  it('names a parent that was not taken because it would close a circle', () => {
    const circle = drawTrace(`
a first    |====|     id=a1 parent=a2
b second     |==|     id=a2 parent=a1
`);
    expect(detailsById(circle, 'a1').parent).toEqual({ kind: 'cut', id: '00000000000000a2' });
  });

  it('has all notes on a span and none on others', () => {
    const broken = drawTrace(`
a root        |======|      id=a1
  b early  |====|           id=a2
  b fine        |==|        id=a3
  c late           |======| id=a4
`);
    const notes = ['a1', 'a2', 'a3', 'a4'].map((id) => detailsById(broken, id).noteCount);
    expect(notes[2]).toBe(0);
    expect(broken.notes.span.length).toBe(notes[0] + notes[1] + notes[3]);
  });

  it('has no share if the trace has no duration', () => {
    expect(detailsById(drawTrace('a root | id=a1'), 'a1').share).toBeUndefined();
  });
});

describe('events and links', () => {
  const other = '00000000000000000000000000000abc';
  const trace = drawTrace(`
a root      |=====================|   id=a1
  b work       |=============|        id=a2 event=late@22 event=early@16 event=middle@18 link=abc/f1 link=1/a1
`);
  const span = spanById(trace, 'a2');

  it('are sorted by time, with their distances', () => {
    const events = [0, 1, 2].map((position) => eventDetails(trace, span, position));
    expect(events.map(({ name }) => name)).toEqual(['early', 'middle', 'late']);
    expect(events.map(({ sinceSpan }) => sinceSpan)).toEqual([1, 3, 7]);
    expect(events.map(({ sincePrevious }) => sincePrevious)).toEqual([undefined, 2, 4]);
  });

  it('tell a link to this trace from one to another', () => {
    expect(spanDetails(trace, span).linkCount).toBe(2);
    expect(linkDetails(trace, span, 0)).toMatchObject({ traceId: other, isSameTrace: false, kind: 'link' });
    expect(linkDetails(trace, span, 1)).toMatchObject({ spanId: '00000000000000a1', isSameTrace: true });
  });

  it('are found by what they hold, upper and lower case alike', () => {
    expect(eventsThatHold(trace, span, 'LATE')).toEqual([2]);
    expect(eventsThatHold(trace, span, 'e')).toEqual([0, 1, 2]);
    expect(eventsThatHold(trace, span, 'other')).toEqual([]);
    expect(linksThatHold(trace, span, 'abc')).toEqual([0]);
  });

  it('are found alike among very many', () => {
    const facts = Array.from({ length: 6000 }, (_, index) => `event=Tick${index}@2`).join(' ');
    const many = drawTrace(`a root |====| id=a1 ${facts}`);
    expect(eventsThatHold(many, spanById(many, 'a1'), 'tick599')).toHaveLength(11);
  });
});

describe('attributeHolds', () => {
  const attribute = { key: 'http.Method', type: 'string', text: 'POST' } as const;

  it.each([
    ['', true],
    ['method', true],
    ['post', true],
    ['method=po', true],
    ['method=get', false],
    ['other', false],
  ])('%s: %s', (text, expected) => {
    expect(attributeHolds(attribute, text)).toBe(expected);
  });
});
