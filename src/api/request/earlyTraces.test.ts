import { describe, expect, it } from 'vitest';
import { settled } from '../../base/testing/settled.ts';
import { generateOtlp } from '../../formats/testing/generateDocument.ts';
import type { Progress } from '../../model/failure.ts';
import { normalizeTraceId } from '../../model/spanIds.ts';
import { talkTo } from '../testing/fakeServer.ts';
import { loadTrace } from '../trace/loadTrace.ts';
import { EarlyTraces } from './earlyTraces.ts';

const document = generateOtlp(20);
const ID = normalizeTraceId('cafe');
const V3 = `/api/v3/traces/${ID}`;

/** A server that has the trace, and an early request for one of its URLs. */
function begin(path: string) {
  const talk = talkTo(() => ({ body: document }));
  const early = new EarlyTraces();
  early.begin(talk.context.transport, `http://jaeger.example${path}`);
  const load = (options: { onProgress?: (progress: Progress) => void } = {}) =>
    loadTrace({ ...talk.context, early }, ID, { signal: new AbortController().signal, ...options });
  return { ...talk, early, load };
}

describe('a trace that is requested early', () => {
  it('is requested once, and decoded before it is wanted', async () => {
    const { load, asked } = begin(V3);
    await settled();
    const phases: string[] = [];
    const result = await load({ onProgress: ({ phase }) => void phases.push(phase) });
    expect(result.ok && result.value.spans.count).toBe(20);
    expect([asked, phases]).toEqual([[V3], ['waiting', 'decoding']]);
  });

  it('tells of its progress when it is taken on its way', async () => {
    const { load, asked } = begin(V3);
    const phases = new Set<string>();
    expect((await load({ onProgress: ({ phase }) => void phases.add(phase) })).ok).toBe(true);
    expect([asked, [...phases]]).toEqual([[V3], ['waiting', 'downloading', 'decoding']]);
  });

  it('is given once', async () => {
    const { load, asked } = begin(V3);
    await load();
    await load();
    expect(asked).toEqual([V3, V3]);
  });

  it('is dropped when another URL is requested', async () => {
    const { load, asked } = begin('/api/traces/1');
    expect((await load()).ok).toBe(true);
    expect(asked).toEqual(['/api/traces/1', V3]);
  });

  it('ends with the one who took it', async () => {
    const heard: boolean[] = [];
    const { context } = talkTo(() => undefined);
    const early = new EarlyTraces();
    const fetch = (_url: string, { signal }: RequestInit) =>
      new Promise<Response>((_, reject) => {
        signal?.addEventListener('abort', () => {
          heard.push(true);
          reject(new DOMException('The request was aborted.', 'AbortError'));
        });
      });
    early.begin({ ...context.transport, fetch }, `http://jaeger.example${V3}`);
    const abort = new AbortController();
    const result = loadTrace({ ...context, early }, ID, { signal: abort.signal });
    abort.abort();
    expect(await result).toMatchObject({ ok: false, error: { kind: 'aborted' } });
    expect(heard).toEqual([true]);
  });
});
