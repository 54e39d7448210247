/** The page's side of the worker: assigns work, receives its progress, cancels it, and detects a crash. */
import type { ApiError } from '../api/apiError.ts';
import type { ApiTarget } from '../api/apiTarget.ts';
import type { DialectMemory } from '../api/dialect/memory.ts';
import type { TimeHint } from '../api/trace/timeHint.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { Progress } from '../model/failure.ts';
import type { Operation, SearchQuery } from '../model/summaries/searchQuery.ts';
import type { SearchResult } from '../model/summaries/searchResult.ts';
import type { Trace, TraceId } from '../model/trace.ts';
import { unpackTrace } from '../model/traceTransfer.ts';
import type { ToEarlyRequest } from '../start/earlyMessages.ts';
import type { FromWorker, ToWorker, Work, WorkResult } from './protocol.ts';

/** The part of a Worker that this module needs. */
export interface WorkerPort {
  postMessage(message: ToWorker): void;
  onmessage: ((event: MessageEvent) => unknown) | null;
  onerror: ((event: ErrorEvent) => unknown) | null;
  onmessageerror: ((event: MessageEvent) => unknown) | null;
  terminate(): void;
}

export interface WorkOptions {
  readonly signal: AbortSignal;
  /** Ends the request when it aborts; what has arrived until then is the result. */
  readonly stop?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

interface Ticket {
  readonly work: Work;
  readonly settle: (outcome: WorkResult | ApiError) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
  /** The last reported phase. */
  phase: Progress['phase'] | undefined;
}

/** One server, accessed through the worker. Every failure is a value. */
export class WorkerClient {
  readonly #start: () => WorkerPort;
  readonly #target: ApiTarget;
  readonly #memory: DialectMemory;
  readonly #tickets = new Map<number, Ticket>();
  #port: WorkerPort | undefined;
  #nextTicket = 1;

  /** Starts the worker at once, so that it is ready for the first request. */
  constructor(start: () => WorkerPort, target: ApiTarget, memory: DialectMemory) {
    this.#start = start;
    this.#target = target;
    this.#memory = memory;
    this.#port = this.#listen(start());
  }

  /** `around`: when the trace ran, if that is known. */
  async loadTrace(
    traceId: TraceId,
    options: WorkOptions & { readonly around?: TimeHint },
  ): Promise<Result<Trace, ApiError>> {
    const work: Work = { kind: 'load-trace', traceId, around: options.around };
    const outcome = await this.#perform(work, options);
    if (outcome.kind !== 'load-trace') return err(misfit(outcome));
    return outcome.result.ok ? ok(unpackTrace(outcome.result.value)) : outcome.result;
  }

  async search(
    query: SearchQuery,
    askedAtMs: number,
    options: WorkOptions,
  ): Promise<Result<SearchResult, ApiError>> {
    const outcome = await this.#perform({ kind: 'search', query, askedAtMs }, options);
    return outcome.kind === 'search' ? outcome.result : err(misfit(outcome));
  }

  /** The names of all services, sorted. */
  async fetchServices(options: WorkOptions): Promise<Result<readonly string[], ApiError>> {
    const outcome = await this.#perform({ kind: 'services' }, options);
    return outcome.kind === 'services' ? outcome.result : err(misfit(outcome));
  }

  /** The operations of a service, sorted by name; empty for an unknown service. */
  async fetchOperations(
    service: string,
    options: WorkOptions,
  ): Promise<Result<readonly Operation[], ApiError>> {
    const outcome = await this.#perform({ kind: 'operations', service }, options);
    return outcome.kind === 'operations' ? outcome.result : err(misfit(outcome));
  }

  #perform(work: Work, { signal, stop, onProgress }: WorkOptions): Promise<WorkResult | ApiError> {
    if (signal.aborted) return Promise.resolve({ kind: 'aborted' });
    const port = this.#port ?? this.#listen(this.#start());
    this.#port = port;
    const ticket = this.#nextTicket++;
    return new Promise((resolve) => {
      const onAbort = () => {
        this.#cancel(port, ticket);
      };
      const onStop = () => port.postMessage({ kind: 'cancel', ticket, keepsPart: true });
      const settle = (outcome: WorkResult | ApiError) => {
        signal.removeEventListener('abort', onAbort);
        stop?.removeEventListener('abort', onStop);
        resolve(outcome);
      };
      this.#tickets.set(ticket, { work, settle, onProgress, phase: undefined });
      signal.addEventListener('abort', onAbort, { once: true });
      stop?.addEventListener('abort', onStop, { once: true });
      this.#post(port, ticket, work);
    });
  }

  #post(port: WorkerPort, ticket: number, work: Work): void {
    port.postMessage({ kind: 'work', ticket, work, target: this.#target, known: this.#memory.known });
  }

  /** Gives all unfinished work to a new worker. */
  #restart(): void {
    this.#port?.terminate();
    const port = this.#listen(this.#start(), true);
    this.#port = port;
    for (const [ticket, { work }] of this.#tickets) this.#post(port, ticket, work);
  }

  /**
   * Decoding receives no messages until it is done. If a worker does only that, for a cancelled request, it
   * is replaced.
   */
  #cancel(port: WorkerPort, ticket: number): void {
    const isDeaf = this.#tickets.get(ticket)?.phase === 'decoding' && this.#tickets.size === 1;
    if (isDeaf && port === this.#port) {
      this.#giveUp({ kind: 'aborted' });
      this.#port = this.#listen(this.#start());
      return;
    }
    port.postMessage({ kind: 'cancel', ticket, keepsPart: false });
    this.#settle(ticket, { kind: 'aborted' });
  }

  #report(number: number, progress: Progress): void {
    const ticket = this.#tickets.get(number);
    if (ticket === undefined) return;
    ticket.phase = progress.phase;
    ticket.onProgress?.(progress);
  }

  /** `isSecond`: started because another worker's script could not be fetched. */
  #listen(port: WorkerPort, isSecond = false): WorkerPort {
    port.onmessage = (event) => this.#hear(event.data as FromWorker | ToEarlyRequest);
    port.onerror = (event) => {
      event.preventDefault();
      // Only a script that runs causes a message.
      if (event.message === undefined && !isSecond) {
        this.#restart();
        return;
      }
      const message = event.message ?? 'The script of the worker could not be loaded.';
      this.#giveUp({ kind: 'crashed', message, stack: undefined });
    };
    port.onmessageerror = () =>
      this.#giveUp({
        kind: 'crashed',
        message: 'An answer could not be passed between threads.',
        stack: undefined,
      });
    return port;
  }

  #hear(message: FromWorker | ToEarlyRequest): void {
    switch (message.kind) {
      case 'early-taken':
      case 'early-stop':
        return; // for the page's first script

      case 'progress':
        this.#report(message.ticket, message.progress);
        return;
      case 'done':
        this.#memory.learn(message.news);
        this.#settle(message.ticket, message.outcome);
        return;
      case 'crashed':
        this.#settle(message.ticket, { kind: 'crashed', message: message.message, stack: message.stack });
    }
  }

  /** Results of cancelled work are dropped. */
  #settle(ticket: number, outcome: WorkResult | ApiError): void {
    this.#tickets.get(ticket)?.settle(outcome);
    this.#tickets.delete(ticket);
  }

  /** The worker is lost; the next piece of work starts a new one. */
  #giveUp(error: ApiError): void {
    this.#port?.terminate();
    this.#port = undefined;
    for (const ticket of [...this.#tickets.keys()]) this.#settle(ticket, error);
  }
}

/** Returns an outcome that is an error. A result of another kind of work would be a bug. */
function misfit(outcome: WorkResult | ApiError): ApiError {
  if ('result' in outcome) throw new Error(`Unexpected outcome: ${outcome.kind}`);
  return outcome;
}
