/** For tests: a list of thumbnails, and a server of traces that counts requests. */

import type { Transport } from '../../api/request/request.ts';
import { createHandTimers } from '../../base/testing/handTimers.ts';
import { settled } from '../../base/testing/settled.ts';
import { defaultConfig } from '../../config/appConfig.ts';
import { normalizeTraceId } from '../../model/spanIds.ts';
import type { TraceId } from '../../model/trace.ts';
import { jaegerTrace } from '../../worker/testing/bodies.ts';
import { startInProcess } from '../../worker/testing/inProcessWorker.ts';
import { createBackend } from '../backend.tsx';
import { ShapeLoader } from '../shapeLoader.ts';

export const idOf = (number: number) => normalizeTraceId(number.toString(16));

/** 1, 2 and so on. */
export const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** When the traces of `jaegerTrace` end, ms since 1970. */
export const TRACE_END = 1_795_428_000_000;

export interface Stored {
  readonly spanCount?: number;
  /** The answer is padded to this many bytes. */
  readonly bytes?: number;
}

/** The answer to a request for one trace. */
export function bodyOf(id: string, { spanCount = 2, bytes = 0 }: Stored): string {
  const trace = JSON.stringify({ data: [jaegerTrace(id, spanCount)] });
  const padding = bytes - trace.length - '"padding":"",'.length;
  return padding <= 0 ? trace : `{"padding":"${'x'.repeat(padding)}",${trace.slice(1)}`;
}

/**
 * A server of traces, a page that uses it, and a clock that is moved by hand. With `isHeldBack`, answers wait
 * until they are released.
 */
export function setUpShapes(stored: Stored = {}, { isHeldBack = false }: { isHeldBack?: boolean } = {}) {
  const clock = createHandTimers();
  const asked: string[] = [];
  const aborted: string[] = [];
  const waiting = new Map<string, () => void>();
  let answer = (id: string): Response => new Response(bodyOf(id, stored));
  const fetch: Transport['fetch'] = (url, init) =>
    new Promise((resolve, reject) => {
      const id = url.slice(url.lastIndexOf('/') + 1);
      asked.push(id);
      const release = () => {
        waiting.delete(id);
        resolve(answer(id));
      };
      init.signal?.addEventListener('abort', () => {
        if (!waiting.delete(id)) return;
        aborted.push(id);
        reject(new DOMException('aborted', 'AbortError'));
      });
      waiting.set(id, release);
      if (!isHeldBack) release();
    });
  const transport: Transport = { fetch, timers: clock };
  const backend = createBackend({
    base: 'http://app.example/',
    config: { ...defaultConfig, dialect: 'legacy' },
    timers: clock,
    startWorker: () => startInProcess(transport, workerClock()),
  });
  const list = {};
  const loader = new ShapeLoader(backend, list);
  return {
    backend,
    clock,
    list,
    loader,
    asked,
    aborted,
    answerBy: (next: (id: string) => Response) => {
      answer = next;
    },
    release: async (id?: TraceId) => {
      for (const [other, go] of [...waiting]) if (id === undefined || other === id) go();
      await settled();
    },
    stateOf: (number: number) => loader.news().states.get(idOf(number)),
  };
}

/** The shapes that a list wants. */
export function traces(numbers: readonly number[], spanCount = 2) {
  return numbers.map((number) => ({ id: idOf(number), spanCount }));
}

/** A clock so slow that every piece of an answer is reported. */
function workerClock(): () => number {
  let now = 0;
  return () => {
    now += 100;
    return now;
  };
}
