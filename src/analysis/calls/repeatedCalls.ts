/**
 * Calls that are made again and again by the same parent: one after the other (N+1, pages, polling, exact
 * duplicates, patterns of several calls) or at once (fan-out). The rules are those of Sentry's performance
 * issues and of Elastic's compression, put together: five equal calls, a tenth of overlap, patterns of up to
 * eight.
 */
import { compositeKeys } from '../../conventions/composite.ts';
import { dbKeys } from '../../conventions/db.ts';
import { NONE, SpanKind, spanKindNames, type Trace } from '../../model/trace.ts';
import type { Failures } from '../errors/failures.ts';
import { computeKeyColumns } from '../keyColumns.ts';
import { listSiblings } from '../siblings.ts';
import { SpanShapes } from '../spanShapes.ts';
import { judgeRepeats, type RepeatFigures, type RepeatVerdict } from './judgeRepeats.ts';
import { findPeriodicRuns } from './periods.ts';

export interface RepeatedCalls extends RepeatVerdict {
  /** The span that makes the calls; NONE if they are roots, or their parent did not arrive. */
  readonly parent: number;
  /** By start. */
  readonly spans: readonly number[];
  /** How many calls they stand for: a compressed span is several. */
  readonly callCount: number;
  /** The number of calls in the pattern; 1 for all other kinds. */
  readonly period: number;
}

/** Fewer calls may be what it takes. */
const LEAST_CALLS = 5;

/** `drag` is by span (see computeDrags). Linear in the spans and the texts that they ask with. */
export function findRepeatedCalls(trace: Trace, drag: Float64Array, failures: Failures): RepeatedCalls[] {
  const { code, isFailed } = failures;
  const finder = new RepeatFinder({ trace, drag, code, isFailed, shapes: new SpanShapes(trace) });
  for (const siblings of listSiblings(trace, finder.leastSiblings)) finder.add(siblings);
  return finder.found;
}

class RepeatFinder {
  readonly found: RepeatedCalls[] = [];
  readonly #trace: Trace;
  readonly #figures: RepeatFigures;
  /** StringIndex of how many calls a span stands for, and of how many are in its batch; else NONE. */
  readonly #composite: Int32Array;
  readonly #batch: Int32Array;
  readonly #hasComposites: boolean;

  constructor(figures: RepeatFigures) {
    const { trace } = figures;
    this.#trace = trace;
    this.#figures = figures;
    [this.#composite, this.#batch] = computeKeyColumns(trace, [compositeKeys.count, dbKeys.batchSize]);
    this.#hasComposites = this.#composite.some((index) => index !== NONE);
  }

  get leastSiblings(): number {
    return this.#hasComposites ? 1 : LEAST_CALLS;
  }

  /** Takes all siblings of one parent, by start. */
  add(siblings: readonly number[]): void {
    const calls = siblings.filter((span) => this.#isCall(span) && this.#count(this.#batch[span]) <= 1);
    if (this.#countAll(calls) < LEAST_CALLS) return;
    const keys = this.#numberKeys(calls);
    const inPattern = new Set<number>();
    for (const { from, to, period } of findPeriodicRuns(keys)) {
      if (to - from < LEAST_CALLS) continue;
      const spans = calls.slice(from, to);
      if (this.#take(spans, period)) for (const span of spans) inPattern.add(span);
    }
    const byKey = new Map<number, number[]>();
    calls.forEach((span, place) => {
      if (inPattern.has(span)) return;
      const group = byKey.get(keys[place]);
      if (group === undefined) byKey.set(keys[place], [span]);
      else group.push(span);
    });
    for (const spans of byKey.values()) this.#take(spans, 1);
  }

  #take(spans: readonly number[], period: number): boolean {
    const callCount = this.#countAll(spans);
    if (callCount < LEAST_CALLS) return false;
    const verdict = judgeRepeats(this.#figures, spans, callCount, period);
    if (verdict === undefined) return false;
    this.found.push({ parent: this.#trace.spans.parent[spans[0]], spans, callCount, period, ...verdict });
    return true;
  }

  /** The same service, operation and kind, and a statement or path of the same shape. */
  #numberKeys(calls: readonly number[]): Int32Array {
    const { service, name, kind } = this.#trace.spans;
    const { shapes } = this.#figures;
    const services = this.#trace.services.length;
    const numbers = new Map<number | string, number>();
    return Int32Array.from(calls, (span) => {
      const operation = (name[span] * services + service[span]) * spanKindNames.length + kind[span];
      const shape = shapes.shapeOf(span);
      const key = shape === 0 ? operation : `${operation} ${shape}`;
      const number = numbers.get(key) ?? numbers.size;
      numbers.set(key, number);
      return number;
    });
  }

  /** A span of one service's own work is a call only if it makes one. */
  #isCall(span: number): boolean {
    const { kind, subtreeEnd, service } = this.#trace.spans;
    if (kind[span] === SpanKind.consumer) return false;
    if (kind[span] !== SpanKind.internal) return true;
    if ((this.#trace.peers?.column[span] ?? NONE) !== NONE) return true;
    const child = span + 1;
    if (child >= subtreeEnd[span]) return false;
    return (
      kind[child] === SpanKind.client || kind[child] === SpanKind.producer || service[child] !== service[span]
    );
  }

  #countAll(spans: readonly number[]): number {
    if (!this.#hasComposites) return spans.length;
    return spans.reduce((sum, span) => sum + this.#count(this.#composite[span]), 0);
  }

  /** Returns 1 for what is no count. */
  #count(index: number): number {
    if (index === NONE) return 1;
    const count = Number(this.#trace.strings.get(index));
    return Number.isInteger(count) && count > 0 ? count : 1;
  }
}
