/**
 * Loads the shapes of traces whose rows are visible: small ones a few at a time, as long as the list has
 * bytes left to spend; larger ones when the user points at them; none while the server asks for a pause, and
 * none twice.
 */
import { isLimit } from '../api/apiError.ts';
import type { Timers } from '../base/time/timers.ts';
import type { TraceSummary } from '../model/summaries/traceSummary.ts';
import type { Trace, TraceId } from '../model/trace.ts';
import type { Backend } from './backend.tsx';
import type { ShapeState } from './contracts.ts';
import { fetchForShape, isDrawable, type ShapeFetch, type ShapeFetchOutcome } from './fetchForShape.ts';
import { QueryFailure } from './queryFailure.ts';
import { traceQuestion } from './queryOptions.ts';
import type { ShapeMemory, ShapeSpending } from './shapeMemory.ts';
import { isTooMuch, MAX_FAILURES, mayFetch, type ShapeReason } from './shapePolicy.ts';

/** A visible trace for which the search returned no shape. */
export interface WantedShape {
  readonly id: TraceId;
  readonly spanCount: number;
}

/** The current states; a new object only if something has changed. */
export interface ShapeNews {
  readonly states: ReadonlyMap<TraceId, ShapeState>;
  /** Something is in progress, or will start without the user doing anything. */
  readonly isPending: boolean;
}

export interface ShapeLoaderTimes {
  /**
   * Nothing is requested while the visible rows change faster than this, ms, because the user is scrolling
   * past.
   */
  readonly viewRestMs: number;
  /** How long the pointer must rest on a row, ms, to count as pointing at it. */
  readonly pointRestMs: number;
}

const TIMES: ShapeLoaderTimes = { viewRestMs: 80, pointRestMs: 200 };
const MAX_AT_ONCE = 4;

interface Running {
  readonly reason: ShapeReason;
  readonly fetch: ShapeFetch;
  readonly expectedBytes: number;
  receivedBytes: number;
}

/** There is one for each list. `list` represents the answer to its search, for which bytes are counted. */
export class ShapeLoader {
  readonly #backend: Backend;
  readonly #memory: ShapeMemory;
  readonly #spending: ShapeSpending;
  readonly #view: Rest;
  readonly #pointing: Rest;
  readonly #running = new Map<TraceId, Running>();
  readonly #listeners = new Set<() => void>();
  #wanted: readonly WantedShape[] = [];
  #hovered: TraceId | undefined;
  #selected: TraceId | undefined;
  #opened: TraceId | undefined;
  #isAwaitingPause = false;
  #news: ShapeNews = { states: new Map(), isPending: false };

  constructor(backend: Backend, list: object, times: ShapeLoaderTimes = TIMES) {
    const { timers } = backend;
    this.#backend = backend;
    this.#memory = backend.shapes;
    this.#spending = backend.shapes.spendingOf(list);
    this.#view = new Rest(timers, times.viewRestMs, () => this.#go());
    this.#pointing = new Rest(timers, times.pointRestMs, () => this.#go());
  }

  readonly news = (): ShapeNews => this.#news;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Sets the visible traces, most wanted first. Requests for other traces are cancelled. */
  want(traces: readonly WantedShape[]): void {
    if (traces.length > 0 || this.#wanted.length > 0) this.#view.move();
    this.#wanted = traces;
    this.#leave();
    this.#go();
  }

  /** Sets the row under the pointer. It counts once it has stayed the same for a moment. */
  hover(id: TraceId | undefined): void {
    if (id === this.#hovered) return;
    this.#hovered = id;
    this.#point();
  }

  /** Sets the row that the keys act on. It counts as pointed at, too. */
  select(id: TraceId | undefined): void {
    if (id === this.#selected) return;
    this.#selected = id;
    this.#point();
  }

  #point(): void {
    this.#pointing.move();
    this.#leave();
    this.#update();
  }

  #isPointed(id: TraceId): boolean {
    return id === this.#hovered || id === this.#selected;
  }

  /** A trace is being opened. Its request continues for the page that will show it. */
  open(id: TraceId): void {
    this.#opened = id;
  }

  #go(): void {
    this.#start();
    this.#update();
  }

  /** Cancels whatever is not wanted any more. */
  #leave(): void {
    for (const [id, { reason, fetch }] of this.#running) {
      const isWanted =
        this.#wanted.some((trace) => trace.id === id) && (reason === 'view' || this.#isPointed(id));
      if (!isWanted && id !== this.#opened) fetch.stop();
    }
  }

  #start(): void {
    if (this.#memory.isPaused) {
      this.#awaitPause();
      return;
    }
    if (!this.#pointing.isMoving) {
      for (const trace of this.#wanted) {
        if (this.#isPointed(trace.id) && this.#isMissing(trace)) this.#load(trace, 'pointed');
      }
    }
    if (this.#view.isHurried) return;
    for (const trace of this.#wanted) {
      if (this.#running.size >= MAX_AT_ONCE) return;
      if (this.#isMissing(trace)) this.#load(trace, 'view');
    }
  }

  #awaitPause(): void {
    if (this.#isAwaitingPause || this.#wanted.length === 0) return;
    this.#isAwaitingPause = true;
    this.#memory.afterPause(() => {
      this.#isAwaitingPause = false;
      this.#go();
    });
  }

  #isMissing({ id }: WantedShape): boolean {
    return !this.#running.has(id) && !this.#spending.failed.has(id) && this.#known(id) === undefined;
  }

  #may(trace: WantedShape, reason: ShapeReason): boolean {
    let reserved = 0;
    for (const { expectedBytes, receivedBytes } of this.#running.values()) {
      reserved += Math.max(expectedBytes, receivedBytes);
    }
    return mayFetch(reason, this.#expectedBytes(trace), this.#spending, reserved);
  }

  #expectedBytes({ id, spanCount }: WantedShape): number {
    const { atLeastBytes } = this.#spending;
    return Math.max(this.#memory.expectedBytes(spanCount), atLeastBytes.get(id) ?? 0);
  }

  /** Fetches a trace if that is allowed. */
  #load(trace: WantedShape, reason: ShapeReason): void {
    if (!this.#may(trace, reason)) return;
    const { id } = trace;
    const fetch = fetchForShape(this.#backend, id, (received, total) => {
      running.receivedBytes = received;
      if (id === this.#opened || !isTooMuch(reason, Math.max(received, total ?? 0))) return;
      this.#spending.atLeastBytes.set(id, Math.max(received, total ?? 0));
      fetch.stop();
    });
    const running: Running = {
      reason,
      fetch,
      expectedBytes: this.#expectedBytes(trace),
      receivedBytes: 0,
    };
    this.#running.set(id, running);
    void fetch.outcome.then((outcome) => this.#settle(trace, running, outcome));
  }

  #settle({ id, spanCount }: WantedShape, { receivedBytes }: Running, outcome: ShapeFetchOutcome): void {
    this.#running.delete(id);
    this.#spending.bytes += receivedBytes;
    switch (outcome.kind) {
      case 'came':
        this.#spending.failuresInARow = 0;
        this.#memory.learn(outcome.trace.spans.count, receivedBytes);
        this.#memory.keep(id, outcome.trace);
        break;
      case 'stopped': {
        const atLeast = this.#spending.atLeastBytes.get(id);
        if (atLeast !== undefined) this.#memory.learn(spanCount, atLeast);
        break;
      }
      case 'failed':
        this.#fail(id, outcome.reason);
    }
    this.#go();
  }

  #fail(id: TraceId, reason: unknown): void {
    const error = reason instanceof QueryFailure ? reason.error : undefined;
    if (error?.kind === 'refused' && isLimit(error)) {
      this.#memory.pause(error.retryAfterSeconds);
      this.#spending.hasStopped = true;
      // A pointer that is still there when the pause ends is not a new request.
      this.#hovered = undefined;
      this.#selected = undefined;
      for (const [other, { fetch }] of this.#running) if (other !== this.#opened) fetch.stop();
      return;
    }
    this.#spending.failed.add(id);
    this.#spending.failuresInARow++;
    if (this.#spending.failuresInARow >= MAX_FAILURES) this.#spending.hasStopped = true;
  }

  /**
   * Returns the summary of a cached trace, whatever it was fetched for; else of one that was cached before.
   */
  #known(id: TraceId): TraceSummary | undefined {
    const { queryClient } = this.#backend;
    const trace = queryClient.getQueryData<Trace>(traceQuestion(this.#backend, id).queryKey);
    if (trace === undefined || !isDrawable(trace)) return this.#memory.kept(id);
    return this.#memory.keep(id, trace);
  }

  #stateOf(trace: WantedShape): ShapeState {
    const summary = this.#known(trace.id);
    if (summary !== undefined) return { kind: 'drawn', summary };
    const bytes = this.#expectedBytes(trace);
    const running = this.#running.get(trace.id);
    if (running !== undefined) return { kind: 'waiting', bytes, isPointed: running.reason === 'pointed' };
    if (this.#spending.failed.has(trace.id)) return { kind: 'failed' };
    if (this.#memory.isPaused) return { kind: 'limited' };
    if (this.#may(trace, 'view')) return { kind: 'waiting', bytes, isPointed: false };
    const isAtLeast = this.#spending.atLeastBytes.get(trace.id) === bytes;
    return { kind: 'withheld', bytes, isAtLeast, canPoint: this.#may(trace, 'pointed') };
  }

  #update(): void {
    const old = this.#news.states;
    const states = new Map<TraceId, ShapeState>();
    let isPending = false;
    for (const trace of this.#wanted) {
      const state = this.#stateOf(trace);
      const before = old.get(trace.id);
      states.set(trace.id, before !== undefined && isSame(before, state) ? before : state);
      if (state.kind === 'waiting') isPending = true;
    }
    const isUnchanged =
      states.size === old.size &&
      isPending === this.#news.isPending &&
      [...states].every(([id, state]) => old.get(id) === state);
    if (isUnchanged) return;
    this.#news = { states, isPending };
    for (const listener of this.#listeners) listener();
  }
}

function isSame(one: ShapeState, other: ShapeState): boolean {
  const fields = Object.entries(one);
  const others = new Map<string, unknown>(Object.entries(other));
  return fields.length === others.size && fields.every(([key, value]) => others.get(key) === value);
}

/** Detects when something that moves has come to rest. */
class Rest {
  readonly #timers: Timers;
  readonly #ms: number;
  readonly #onRest: () => void;
  #stop: (() => void) | undefined;
  /** It has moved more than once since it last rested. */
  isHurried = false;

  constructor(timers: Timers, ms: number, onRest: () => void) {
    this.#timers = timers;
    this.#ms = ms;
    this.#onRest = onRest;
  }

  get isMoving(): boolean {
    return this.#stop !== undefined;
  }

  move(): void {
    this.isHurried = this.isMoving;
    this.#stop?.();
    this.#stop = this.#timers.after(this.#ms, () => {
      this.#stop = undefined;
      this.isHurried = false;
      this.#onRest();
    });
  }
}
