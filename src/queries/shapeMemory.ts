/** What is known of shapes from one list to the next: those that came, what they cost, and whether the server wants a pause. */
import type { Timers } from '../base/time/timers.ts';
import { summarizeTrace } from '../model/summaries/summarizeTrace.ts';
import type { TraceSummary } from '../model/summaries/traceSummary.ts';
import type { Trace, TraceId } from '../model/trace.ts';

/** What one list has fetched for its shapes. */
export interface ShapeSpending {
  /** Bytes of JSON that came. */
  bytes: number;
  failuresInARow: number;
  /** Nothing is fetched any more unless it is pointed at. */
  hasStopped: boolean;
  /** Traces that could not be fetched: they are not asked for twice. */
  readonly failed: Set<TraceId>;
  /** Bytes of traces that turned out larger than expected and were given up. */
  readonly atLeastBytes: Map<TraceId, number>;
}

/** Until the first trace has come, a span is expected to have so many bytes, and that counts as so many spans. */
const FIRST_GUESS = { bytesPerSpan: 1_000, spans: 50 };
/** Shapes that are kept: about a kilobyte each. */
const MAX_SHAPES = 2_000;
/** How long a server is left alone that does not say how long. */
const USUAL_PAUSE_SECONDS = 30;

/** One for each server. */
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

  /** The shape of a trace that came when this id was asked for; it is summed up once. */
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

  /** Bytes of JSON that a trace of so many spans will have, by those that came from this server. */
  expectedBytes(spanCount: number): number {
    return (spanCount * this.#bytes) / this.#spans;
  }

  /** A trace came. */
  learn(spanCount: number, bytes: number): void {
    this.#spans += spanCount;
    this.#bytes += bytes;
  }

  /** The account of a list, which is whatever stands for the answer to its search. */
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

  /** Leaves the server alone, from now on for so many seconds. */
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
