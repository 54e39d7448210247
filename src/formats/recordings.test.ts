import { describe, expect, test } from 'vitest';
import { type DescribedSpan, type DescribedTrace, describeTrace } from '../model/testing/describeTrace.ts';
import { SpanFlag } from '../model/trace.ts';
import { errorSaid } from './document/errorBody.ts';
import { decodeTraceDocument } from './testing/decodeTraceDocument.ts';
import { hasShared, readSharedText } from './testing/sharedFiles.ts';

const servers = ['jaeger-2.13', 'jaeger-2.20', 'jaeger-next', 'victoriatraces-0.1'];

interface Answer {
  readonly request: { readonly method: string; readonly path: string };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
}

function readAnswers(server: string): Answer[] {
  const recording: { answers: Answer[] } = JSON.parse(readSharedText(`jaeger-recordings/${server}.json`));
  return recording.answers.filter(
    ({ request }) => request.method === 'GET' && /\/api\/(v3\/)?traces([/?]|$)/.test(request.path),
  );
}

describe.skipIf(!hasShared('jaeger-recordings'))('recorded answers (skipped if ../shared is absent)', () => {
  test.each(servers)('every trace body of %s decodes, or has its intended failure', (server) => {
    const answers = readAnswers(server);
    expect(answers.length).toBeGreaterThan(60);
    for (const { request, response } of answers) {
      const decoded = decodeTraceDocument(response.body);
      const outcome = decoded.ok ? 'ok' : decoded.error.kind;
      const about = `${request.path} → ${response.status}`;
      if (/text\/html/.test(response.headers['content-type'])) {
        expect(outcome, about).toBe('page');
      } else if (response.status === 200) {
        expect(outcome, about).toBe('ok');
        if (decoded.ok) expectWhole(decoded.value.traces.map(describeTrace), response.body, about);
      } else {
        expect(wordsOf(response.body), about).toMatch(/^[^{<\n][^\n]*$/);
        if (decoded.ok)
          expect([decoded.value.traces, decoded.value.warnings], about).toMatchObject([[], [{}]]);
        else expect(['unrecognised', 'not-json'], about).toContain(outcome);
      }
    }
  });

  test.each(servers.slice(0, 3))(
    '%s sends the same trace by both dialects, but for what legacy loses',
    (server) => {
      let compared = 0;
      for (const { legacy, v3 } of pairById(readAnswers(server)).values()) {
        if (legacy === undefined || v3 === undefined) continue;
        if (v3.id === LINKS_TRACE) continue; // its differences are in the next test
        const isWhole = v3.spans.every(({ start, duration }) => Number.isInteger(start + duration));
        expect(withoutUntold(legacy, isWhole)).toEqual(withoutUntold(asLegacy(v3), isWhole));
        compared++;
      }
      expect(compared).toBe(16);
    },
  );

  test.each(servers.slice(0, 3))(
    '%s sends the trace of links with exactly the known differences',
    (server) => {
      const { legacy, v3 } = pairById(readAnswers(server)).get(LINKS_TRACE) ?? {};
      if (legacy === undefined || v3 === undefined) throw new Error('The trace of links is not recorded.');
      expect(differencesOf(asLegacy(v3), legacy)).toEqual([
        // Legacy takes a link into the span's own trace for the parent if there is no other.
        '0000000000003200 subtree: 4 → 5',
        '0000000000003201 selfTime: 20000 → 19000',
        '0000000000003201 subtree: 1 → 2',
        // An attribute named `event` hides the name of its event.
        '0000000000003201 events: … name alpha, event: string own event key → … name own event key, ',
        // A reference says that it is CHILD_OF; in OTLP, that is an attribute of a link.
        '0000000000003202 links: … 0:0002/0102 → … 1:0002/0102',
        // A link to the parent is the parent's reference and appears only once. It only says FOLLOWS_FROM.
        '0000000000003203 followsParent: false → true',
        '0000000000003203 links: 0:0020/3200 → ',
        '0000000000003204 followsParent: false → true',
        '0000000000003204 parent: none → 0000000000003201',
        '0000000000003204 depth: 0 → 2',
        '0000000000003204 links: 0:0020/3201 → ',
      ]);
      expect(v3.warnings.map(({ kind }) => kind)).toEqual(['server', 'several-roots']);
      expect(legacy.warnings.map(({ kind }) => kind)).toEqual(['server']);
    },
  );
});

/** A trace of links that legacy cannot tell from parents, and an event with an attribute named `event`. */
const LINKS_TRACE = '0000000000abc0000000000000000020';

/**
 * Lists the differences, span by span in order of ids. For lists of equal length, only the members that
 * differ.
 */
function differencesOf(v3: DescribedTrace, legacy: DescribedTrace): string[] {
  const { spans: exact, ...exactRest } = v3;
  const { spans: told, ...toldRest } = legacy;
  const differences: string[] = [];
  expect({ ...toldRest, warnings: [] }).toEqual({ ...exactRest, warnings: [] });
  expect(told.map(({ id }) => id).toSorted()).toEqual(exact.map(({ id }) => id).toSorted());
  for (const span of exact.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const other = told.find(({ id }) => id === span.id);
    if (other === undefined) continue;
    const ours = factsOf(span, exact);
    const theirs = factsOf(other, told);
    for (const field of Object.keys(ours)) {
      const [here, there] = [ours[field], theirs[field]];
      if (here.length !== there.length) {
        differences.push(`${span.id} ${field}: ${here.join(' ')} → ${there.join(' ')}`);
        continue;
      }
      for (const [place, text] of here.entries()) {
        if (text === there[place]) continue;
        const dots = here.length > 1 ? '… ' : '';
        differences.push(`${span.id} ${field}: ${dots}${text} → ${dots}${there[place]}`);
      }
    }
  }
  return differences;
}

/** A span as texts, with its place in the tree described by ids. */
function factsOf(span: DescribedSpan, spans: readonly DescribedSpan[]): Record<string, string[]> {
  const { parent, subtreeEnd, depth, selfTime, events, links, notes, flags, ...others } = span;
  const rest = { ...others, flags: flags & ~SpanFlag.followsParent };
  return {
    followsParent: [String((flags & SpanFlag.followsParent) !== 0)],
    parent: [parent < 0 ? 'none' : spans[parent].id],
    depth: [String(depth)],
    selfTime: [String(selfTime)],
    subtree: [String(subtreeEnd - spans.indexOf(span))],
    events: events.map(({ name, attributes }) => `name ${name}, ${attributes.join(', ')}`),
    eventTimes: events.map(({ time }) => String(time)),
    links: links.map((link) => `${link.kind}:${link.traceId.slice(-4)}/${link.spanId.slice(-4)}`),
    notes: [String(notes.length)],
    rest: [JSON.stringify(rest)],
  };
}

/** Every span of the body was read, and none only in part. */
function expectWhole(traces: readonly DescribedTrace[], body: string, about: string): void {
  const spanIds = body.match(/"operationName"|"startTimeUnixNano"/g) ?? [];
  expect(traces.flatMap(({ spans }) => spans).length, about).toBe(spanIds.length);
  const kinds = traces.flatMap(({ warnings }) => warnings.map(({ kind }) => kind));
  expect(kinds, about).not.toContain('undecodable-span');
  expect(kinds, about).not.toContain('undecodable-value');
}

interface Pair {
  legacy?: DescribedTrace;
  v3?: DescribedTrace;
}

function pairById(answers: readonly Answer[]): Map<string, Pair> {
  const pairs = new Map<string, Pair>();
  for (const { request, response } of answers) {
    const path = /\/api\/(v3\/)?traces\/([0-9a-f]+)$/.exec(request.path);
    const decoded = decodeTraceDocument(response.body);
    if (path === null || !decoded.ok) continue;
    for (const trace of decoded.value.traces) {
      const pair = pairs.get(trace.id) ?? {};
      pair[path[1] === undefined ? 'legacy' : 'v3'] = describeTrace(trace);
      pairs.set(trace.id, pair);
    }
  }
  return pairs;
}

/**
 * What legacy makes of an exact trace: whole microseconds; texts for arrays, maps and empty values; no
 * attributes of scopes.
 */
function asLegacy(trace: DescribedTrace): DescribedTrace {
  return { ...trace, duration: Math.floor(trace.duration), spans: trace.spans.map(asLegacySpan) };
}

function asLegacySpan(span: DescribedSpan): DescribedSpan {
  return {
    ...span,
    start: Math.floor(span.start),
    duration: Math.floor(span.duration),
    resource: span.resource.map(asLegacyAttribute),
    scope: span.scope === undefined ? undefined : { ...span.scope, attributes: [] },
    attributes: span.attributes.map(asLegacyAttribute),
    events: span.events.map((event) => ({
      ...event,
      time: Math.floor(event.time),
      droppedAttributes: 0,
      attributes: event.attributes.map(asLegacyAttribute),
    })),
    links: span.links.map((link) => ({
      ...link,
      traceState: undefined,
      droppedAttributes: 0,
      attributes: [],
    })),
    dropped: [0, 0, 0],
  };
}

function asLegacyAttribute(attribute: string): string {
  const [, key, type, value] = /^(.*?): (\w+) ([\s\S]*)$/.exec(attribute) ?? [];
  if (type === 'empty') return `${key}: string `;
  return type === 'array' || type === 'map' ? `${key}: string ${sortKeys(value)}` : attribute;
}

/** Jaeger writes maps with sorted keys. */
function sortKeys(json: string): string {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, member]) => [key, sorted(member)]),
    );
  };
  return JSON.stringify(sorted(JSON.parse(json)));
}

/**
 * Leaves out what does not belong to the trace: the wording and number of the server's warnings (2.13 words
 * them differently in each dialect, and each read adds them again), the order of a resource's moved
 * attributes (random), and self times if fractions were cut.
 */
function withoutUntold(trace: DescribedTrace, isWhole: boolean) {
  return {
    ...trace,
    scopeCount: undefined,
    warnings: trace.warnings.map((warning) => (warning.kind === 'server' ? 'server' : warning)),
    spans: trace.spans.map((span) => ({
      ...span,
      selfTime: isWhole ? span.selfTime : undefined,
      notes: span.notes.length,
      resource: span.resource.toSorted(),
    })),
  };
}

/** Returns the message of an error's body in either form. */
function wordsOf(body: string): string {
  return (body.startsWith('{') ? errorSaid(JSON.parse(body))?.message : undefined) ?? body.trim();
}
