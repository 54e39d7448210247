/**
 * The client knows the form of every recorded answer, and every recorded trace is the same in every dialect.
 */
import { describe, expect, it } from 'vitest';
import { formatSpanId, normalizeTraceId } from '../model/spanIds.ts';
import { NONE, type SpanIndex, type Trace } from '../model/trace.ts';
import { isPage, refusalOf } from './request/refusal.ts';
import { talkTo } from './testing/fakeServer.ts';
import { hasRecordings, readRecording, replay, type ServerName, serverNames } from './testing/recordings.ts';
import { toFailure } from './toFailure.ts';
import { loadTrace } from './trace/loadTrace.ts';

const signal = new AbortController().signal;

async function load(name: ServerName, id: string, dialect: 'v3' | 'legacy'): Promise<Trace> {
  const { context } = talkTo(replay(readRecording(name)), dialect);
  const result = await loadTrace(context, normalizeTraceId(id), { signal });
  if (!result.ok) throw new Error(`${name} ${id} ${dialect}: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** The ids of the traces that a server returned for a request without parameters. */
function idsGiven(name: ServerName, path: string): readonly string[] {
  return readRecording(name).flatMap(({ request, response }) => {
    const [, id] = new RegExp(`^${path}/([0-9a-f]{32})$`).exec(request.path) ?? [];
    const isGiven =
      request.method === 'GET' && response.status === 200 && /"(spans|resourceSpans)"/.test(response.body);
    return id !== undefined && isGiven ? [id] : [];
  });
}

/** Child and parent of every span, by their ids. */
function edgesOf(trace: Trace): readonly string[] {
  const edges: string[] = [];
  for (let span = 0 as SpanIndex; span < trace.spans.count; span++) {
    const parent = trace.spans.parent[span];
    const parentId = parent === NONE ? 'none' : formatSpanId(trace, parent as SpanIndex);
    edges.push(`${formatSpanId(trace, span)} < ${parentId}`);
  }
  return edges.sort();
}

describe.skipIf(!hasRecordings).each(serverNames)('%s (skipped if the recordings are absent)', (name) => {
  it('refuses in ways that all have a name and sentences', () => {
    const refusals = readRecording(name).filter(({ response }) => response.status >= 400);
    expect(refusals.length).toBeGreaterThan(5);
    for (const { request, response } of refusals) {
      const contentType = response.headers['content-type'] ?? '';
      const error = refusalOf({
        url: `http://x${request.path}`,
        status: response.status,
        contentType,
        text: response.body,
      });
      expect(['refused', 'absent'], request.path).toContain(error.kind);
      if (error.kind === 'refused') {
        expect(error.form === 'text', request.path).toBe(!response.body.startsWith('{'));
        expect(error.message, request.path).not.toMatch(/^[{<]/);
        if (request.method !== 'HEAD') expect(error.message, request.path).not.toBe('');
      }
      const { title, message, advice } = toFailure(error, { kind: 'services' });
      for (const text of [title, message, advice]) expect(text).not.toMatch(/undefined|\n/);
    }
  });

  it('sends pages that are known as pages, and no answer that is taken for one', () => {
    for (const { request, response } of readRecording(name)) {
      const type = response.headers['content-type'] ?? '';
      expect(isPage(type, response.body), request.path).toBe(response.body.startsWith('<html>'));
    }
  });

  it('returns each trace under the requested id', async () => {
    for (const id of idsGiven(name, '/api/traces')) {
      expect((await load(name, id, 'legacy')).id).toBe(id);
    }
  });
});

describe.skipIf(!hasRecordings)('one trace in both dialects', () => {
  it.each(['jaeger-2.13', 'jaeger-2.20', 'jaeger-next'] as const)('is one tree in %s', async (name) => {
    const legacy = new Set(idsGiven(name, '/api/traces'));
    const both = idsGiven(name, '/api/v3/traces').filter((id) => legacy.has(id));
    expect(both.length).toBeGreaterThan(10);
    for (const id of both) {
      // In legacy, a span that only has a FOLLOWS_FROM in its own trace is a child; in v3 it is a root with a
      // link.
      if (id.endsWith('20')) continue;
      const [exact, older] = [await load(name, id, 'v3'), await load(name, id, 'legacy')];
      expect(edgesOf(older), id).toEqual(edgesOf(exact));
      expect(older.startUnixMicros, id).toBe(exact.startUnixMicros);
      expect(older.services, id).toEqual(exact.services);
    }
  });
});
