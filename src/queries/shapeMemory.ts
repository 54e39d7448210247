/**
 * What is remembered about shapes from one list to the next: loaded shapes, their cost, and whether the
 * server wants a pause.
 */
import type { Timers } from '../base/time/timers.ts';
import { summarizeTrace } from '../model/summaries/summarizeTrace.ts';
import type { TraceSummary } from '../model/summaries/traceSummary.ts';
import type { Trace, TraceId } from '../model/trace.ts';

/** What one list has fetched for its shapes. */
export interface ShapeSpending {
  /** Bytes of JSON received. */
  bytes: number;
  failuresInARow: number;
  /** Nothing more is fetched unless the user points at it. */
  hasStopped: boolean;
  /** Traces that could not be fetched; they are not requested again. */
  readonly failed: Set<TraceId>;
  /** Bytes of traces that were larger than expected and were cancelled. */
  readonly atLeastBytes: Map<TraceId, number>;
}

/** The expected size of a span until the first trace arrives, and how many spans this estimate counts as. */
const FIRST_GUESS = { bytesPerSpan: 1_000, spans: 50 };
/** How many shapes are kept, at about a kilobyte each. */
const MAX_SHAPES = 2_000;
/** How long to pause if the server does not say. */
const USUAL_PAUSE_SECONDS = 30;

/** There is one for each server. */
export class ShapeMemory {
  readonly #timers: Timers;
  readonly #shapes = new Map<TraceId, TraceSummary>();
  readonly #shapeOf = new WeakMap<Trace, TraceSummary>();
  readonly #spending = new WeakMap<object, ShapeSpending>();
  #spans = FIRST_GUESS.spans;
  #bytes = FIRST_GUESS.spans * FIRST_GUESS.bytesPerSpan;
  #endPause: (() => void) | undefined;
  #onResume: (() => void)[] = [];

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  /** Keeps the shape of a trace that was requested with this id. It is computed once. */
  keep(id: TraceId, trace: Trace): TraceSummary {
    let summary = this.#shapeOf.get(trace);
    if (summary === undefined) {
      summary = summarizeTrace(trace);
      this.#shapeOf.set(trace, summary);
    }
    this.#shapes.delete(id);
    this.#shapes.set(id, summary);
    for (const oldest of this.#shapes.keys()) {
      if (this.#shapes.size <= MAX_SHAPES) break;
      this.#shapes.delete(oldest);
    }
    return summary;
  }

  kept(id: TraceId): TraceSummary | undefined {
    return this.#shapes.get(id);
  }

  /**
   * Returns the expected bytes of JSON for a trace with this many spans, based on earlier ones from this
   * server.
   */
  expectedBytes(spanCount: number): number {
    return (spanCount * this.#bytes) / this.#spans;
  }

  /** Called when a trace has arrived. */
  learn(spanCount: number, bytes: number): void {
    this.#spans += spanCount;
    this.#bytes += bytes;
  }

  /** Returns the account of a list, which is identified by the answer to its search. */
  spendingOf(list: object): ShapeSpending {
    let spending = this.#spending.get(list);
    if (spending === undefined) {
      spending = {
        bytes: 0,
        failuresInARow: 0,
        hasStopped: false,
        failed: new Set(),
        atLeastBytes: new Map(),
      };
      this.#spending.set(list, spending);
    }
    return spending;
  }

  get isPaused(): boolean {
    return this.#endPause !== undefined;
  }

  /** Pauses requests to the server for this many seconds from now. */
  pause(seconds: number = USUAL_PAUSE_SECONDS): void {
    this.#endPause?.();
    this.#endPause = this.#timers.after(seconds * 1000, () => {
      this.#endPause = undefined;
      for (const resume of this.#onResume.splice(0)) resume();
    });
  }

  /** Calls `action` once, when the pause is over. */
  afterPause(action: () => void): void {
    this.#onResume.push(action);
  }
}
