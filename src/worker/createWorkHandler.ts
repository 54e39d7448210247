/**
 * The work of the worker: fetching, decoding, building columns. It is separate from the thread, so that it
 * runs anywhere.
 */

import type { ApiContext, EarlyAnswers } from '../api/dialect/apiContext.ts';
import { DialectMemory } from '../api/dialect/memory.ts';
import { KEEP_PART, type Transport } from '../api/request/request.ts';
import { fetchOperations, fetchServices } from '../api/search/lists.ts';
import { searchTraces } from '../api/search/searchTraces.ts';
import { loadTrace } from '../api/trace/loadTrace.ts';
import { ok } from '../base/result.ts';
import type { Progress } from '../model/failure.ts';
import { packTrace } from '../model/traceTransfer.ts';
import type { FromWorker, ToWorker, Work, WorkResult } from './protocol.ts';

/** The minimum time between two progress messages. A change of phase is always reported. */
const PROGRESS_INTERVAL_MS = 80;

export type Post = (message: FromWorker, transfer: ArrayBuffer[]) => void;

/**
 * Returns a function that handles the page's messages and answers through `post`. Several tickets may be in
 * progress at once. A trace that `early` has already requested is not requested again.
 */
export function createWorkHandler(
  transport: Transport,
  post: Post,
  now: () => number,
  early?: EarlyAnswers,
): (message: ToWorker) => void {
  const running = new Map<number, AbortController>();

  async function work(message: Extract<ToWorker, { kind: 'work' }>): Promise<void> {
    const { ticket } = message;
    const abort = new AbortController();
    running.set(ticket, abort);
    const memory = new DialectMemory({ known: message.known });
    const context: ApiContext = { target: message.target, memory, transport, early };
    const onProgress = throttled(now, (progress) => post({ kind: 'progress', ticket, progress }, []));
    try {
      const { outcome, transfer } = await perform(context, message.work, abort.signal, onProgress);
      post({ kind: 'done', ticket, outcome, news: memory.news }, transfer);
    } catch (reason) {
      post({ kind: 'crashed', ticket, ...crashOf(reason) }, []);
    } finally {
      running.delete(ticket);
    }
  }

  return (message) => {
    if (message.kind === 'cancel') {
      running.get(message.ticket)?.abort(message.keepsPart ? KEEP_PART : undefined);
    } else void work(message);
  };
}

interface Performed {
  readonly outcome: WorkResult;
  readonly transfer: ArrayBuffer[];
}

async function perform(
  context: ApiContext,
  work: Work,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<Performed> {
  switch (work.kind) {
    case 'load-trace': {
      const { traceId, around } = work;
      const result = await loadTrace(context, traceId, { signal, onProgress, around });
      if (!result.ok) return { outcome: { kind: work.kind, result }, transfer: [] };
      const { message, buffers } = packTrace(result.value);
      return { outcome: { kind: work.kind, result: ok(message) }, transfer: buffers };
    }
    case 'search': {
      const result = await searchTraces(context, work.query, work.askedAtMs, { signal, onProgress });
      return { outcome: { kind: work.kind, result }, transfer: [] };
    }
    case 'services': {
      const result = await fetchServices(context, signal);
      return { outcome: { kind: work.kind, result }, transfer: [] };
    }
    case 'operations': {
      const result = await fetchOperations(context, work.service, signal);
      return { outcome: { kind: work.kind, result }, transfer: [] };
    }
  }
}

/** Turns anything that can be thrown into text that can be sent between threads. */
function crashOf(reason: unknown): { readonly message: string; readonly stack: string | undefined } {
  return reason instanceof Error
    ? { message: reason.message, stack: reason.stack }
    : { message: String(reason), stack: undefined };
}

function throttled(now: () => number, report: (progress: Progress) => void): (progress: Progress) => void {
  let lastPhase: Progress['phase'] | undefined;
  let lastTime = 0;
  return (progress) => {
    const time = now();
    if (progress.phase === lastPhase && time - lastTime < PROGRESS_INTERVAL_MS) return;
    lastPhase = progress.phase;
    lastTime = time;
    report(progress);
  };
}
