import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AskOptions } from '../api/request/askForTraces.ts';
import { TRACE_TIMEOUT } from '../api/request/request.ts';
import { talkTo } from '../api/testing/fakeServer.ts';
import { loadTrace } from '../api/trace/loadTrace.ts';
import { settled } from '../base/testing/settled.ts';
import { generateOtlp } from '../formats/testing/generateDocument.ts';
import type { Progress } from '../model/failure.ts';
import { normalizeTraceId } from '../model/spanIds.ts';
import type { FromEarlyRequest, ToEarlyRequest } from '../start/earlyMessages.ts';
import { EarlyTrace } from './earlyTrace.ts';

const SPANS = 20;
const bytes = new TextEncoder().encode(generateOtlp(SPANS));
const ID = normalizeTraceId('cafe');
const V3 = `/api/v3/traces/${ID}`;
const URL_ASKED = `http://jaeger.example${V3}`;
const head: FromEarlyRequest = {
  kind: 'early-head',
  status: 200,
  headers: [['content-type', 'application/json']],
};
const end: FromEarlyRequest = { kind: 'early-end' };
const bytesOf = (from: number, to?: number): FromEarlyRequest => ({
  kind: 'early-bytes',
  bytes: bytes.slice(from, to),
});
const whole = [head, bytesOf(0), end];

/** A page that has requested a path, a server that has the trace, and what either hears. */
function begin(said: readonly FromEarlyRequest[] = [], path = V3) {
  const talk = talkTo(() => ({ body: generateOtlp(SPANS) }));
  const heard: ToEarlyRequest[] = [];
  const early = new EarlyTrace(talk.context.transport, (message) => heard.push(message));
  early.hear({ kind: 'early-request', url: `http://jaeger.example${path}` });
  for (const message of said) early.hear(message);
  const abort = new AbortController();
  const load = (options: { onProgress?: (progress: Progress) => void } = {}) =>
    loadTrace({ ...talk.context, early }, ID, { signal: abort.signal, ...options });
  return { ...talk, early, heard, load, abort };
}

describe('the trace that the page has requested', () => {
  it('is not requested again, and decoded before anybody wants it', async () => {
    const { load, asked } = begin(whole);
    await settled();
    const phases: string[] = [];
    const result = await load({ onProgress: ({ phase }) => void phases.push(phase) });
    expect(result.ok && result.value.spans.count).toBe(SPANS);
    expect([asked, phases]).toEqual([[], ['waiting', 'decoding']]);
  });

  it('reports its progress when it is taken on its way', async () => {
    const { early, load, asked } = begin([head, bytesOf(0, 600)]);
    const phases = new Set<string>();
    const loaded = load({ onProgress: ({ phase }) => void phases.add(phase) });
    await settled();
    early.hear(bytesOf(600));
    early.hear(end);
    expect((await loaded).ok).toBe(true);
    expect([asked, [...phases]]).toEqual([[], ['waiting', 'downloading', 'decoding']]);
  });

  it('arrives whole, whether its parts come before, between or after the question', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat(bytes.length), { maxLength: 6 }),
        fc.nat(8),
        async (cuts, taken) => {
          const places = [0, ...cuts.sort((a, b) => a - b), bytes.length];
          const parts = places.slice(1).map((to, index) => bytesOf(places[index], to));
          const messages = [head, ...parts, end];
          const { early, load, asked, heard } = begin(messages.slice(0, taken));
          const loaded = load();
          for (const message of messages.slice(taken)) {
            await Promise.resolve();
            early.hear(message);
          }
          const result = await loaded;
          expect(result.ok && result.value.spans.count).toBe(SPANS);
          expect([asked, heard]).toEqual([[], []]);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('is given once', async () => {
    const { load, asked } = begin(whole);
    await load();
    await load();
    expect(asked).toEqual([V3]);
  });

  it('is dropped when another address is requested', async () => {
    const { early, load, asked, heard } = begin([head], '/api/traces/1');
    expect((await load()).ok).toBe(true);
    early.hear(bytesOf(0));
    expect(asked).toEqual([V3]);
    expect(heard).toEqual([{ kind: 'early-stop' }]);
  });

  it('reports about every megabyte how much it has used', async () => {
    const { early, load, heard } = begin([head]);
    const blanks: FromEarlyRequest = { kind: 'early-bytes', bytes: new Uint8Array(600_000).fill(32) };
    for (const message of [blanks, blanks, blanks, bytesOf(0), end]) early.hear(message);
    expect((await load()).ok).toBe(true);
    expect(heard).toEqual([{ kind: 'early-taken', bytes: 1_200_000 }]);
  });

  it('that never came is requested in the usual way, which says why', async () => {
    const { load, asked } = begin([{ kind: 'early-failure', message: 'Failed to fetch' }]);
    expect((await load()).ok).toBe(true);
    expect(asked).toEqual([V3]);
  });

  it('that breaks off is shown as far as it came', async () => {
    const { load } = begin([
      head,
      bytesOf(0, bytes.length - 400),
      { kind: 'early-failure', message: 'broken' },
    ]);
    const result = await load();
    expect(result.ok && result.value.warnings.map(({ kind }) => kind)).toContain('incomplete');
  });

  it('ends with the one who took it, before its head and within its body', async () => {
    for (const said of [[], [head, bytesOf(0, 600)]]) {
      const { load, abort, heard, asked } = begin(said);
      const loaded = load();
      await settled();
      abort.abort();
      expect(await loaded).toMatchObject({ ok: false, error: { kind: 'aborted' } });
      expect([heard, asked]).toEqual([[{ kind: 'early-stop' }], []]);
    }
  });

  it.each([404, 503, 600])('is a refusal if its status is %d', async (status) => {
    const { early, abort } = begin([{ kind: 'early-head', status, headers: [] }, end]);
    expect(await early.take(URL_ASKED, askOptions(abort))).toMatchObject({ ok: false, error: { status } });
  });

  it('is no answer if it has no body', async () => {
    const { early, abort } = begin([{ kind: 'early-head', status: 204, headers: [] }, end]);
    const taken = await early.take(URL_ASKED, askOptions(abort));
    expect(taken).toMatchObject({ ok: false, error: { kind: 'undecodable' } });
  });
});

function askOptions({ signal }: AbortController): AskOptions {
  return { signal, timeout: TRACE_TIMEOUT, isPartWanted: true };
}
