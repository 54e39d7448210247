/**
 * Where failures began and how far they went: for each failed span its part, and chains from the origin to
 * the surface. A failure passes through internal spans of the same service that are not marked (as in CRISP,
 * Zhang et al., 2022), and stops at a call that did not fail.
 *
 *     shop GET /checkout    |==============|  error   translated: 503; it is the surface
 *       shop charge           |==========|            internal, not marked: passed through
 *         shop POST             |======|      error   origin: connection refused
 */
import { NONE, SpanKind, type Trace } from '../../model/trace.ts';
import { type Blocking, computeBlocking } from '../path/blocking.ts';
import type { Failures } from './failures.ts';
import { LinkedSpans } from './linkedSpans.ts';
import { findOriginCause } from './originCause.ts';
import type { Retries } from './retries.ts';

/** What part a failed span has. */
export const ErrorRole = {
  /** It did not fail. */
  none: 0,
  /** The failure began here. */
  origin: 1,
  /** It failed because what it waited for failed, and says the same. */
  propagated: 2,
  /** Likewise, but it says something else. */
  translated: 3,
  /** It was given up because something else failed. */
  consequence: 4,
} as const;

/** How far a failure went. */
export const ErrorFate = {
  none: 0,
  /** Up to a root or an orphan. */
  surfaced: 1,
  /** Up to a call that did not fail, or the call was made again. */
  recovered: 2,
  /** Nobody above it failed, and no call lies between. */
  swallowed: 3,
  /** Up to a span that nobody waited for. */
  unawaited: 4,
} as const;

export interface ErrorChains {
  /** By SpanIndex: an ErrorRole, and an ErrorFate: how far its failure went. */
  readonly role: Uint8Array;
  readonly fate: Uint8Array;
  /** By SpanIndex: the failed span that its failure went on to; NONE at the surface. */
  readonly next: Int32Array;
  /** The spans in which failures began, in the order of the trace. */
  readonly origins: Int32Array;
  /** By SpanIndex: an OriginCause, for origins. */
  readonly cause: Uint8Array;
  /**
   * By SpanIndex, or NONE. Of an origin, what its cause is about: the work that was still running, or the
   * answer. Of a consequence, what failed before it.
   */
  readonly culprit: Int32Array;
}

/** Failures with the same cause end together, but clocks are not that exact; µs. */
const SAME_MOMENT = 1000;

/** Longer chains of links are not followed. */
const MOST_LINKED = 1000;

/** Linear in the spans. */
export function computeErrorChains(trace: Trace, failures: Failures, retries: Retries): ErrorChains {
  return new ChainFinder(trace, failures, retries).run();
}

/** Returns the spans of a chain, from an origin to the surface. */
export function listChain({ next }: Pick<ErrorChains, 'next'>, origin: number): number[] {
  const chain: number[] = [];
  for (let span = origin; span !== NONE; span = next[span]) chain.push(span);
  return chain;
}

class ChainFinder {
  readonly #trace: Trace;
  readonly #failures: Failures;
  readonly #retries: Retries;
  readonly #blocking: Blocking;
  readonly #role: Uint8Array;
  readonly #fate: Uint8Array;
  readonly #cause: Uint8Array;
  readonly #culprit: Int32Array;
  readonly #next: Int32Array;

  constructor(trace: Trace, failures: Failures, retries: Retries) {
    const { count } = trace.spans;
    this.#trace = trace;
    this.#failures = failures;
    this.#retries = retries;
    this.#blocking = computeBlocking(trace.spans);
    this.#role = new Uint8Array(count);
    this.#fate = new Uint8Array(count);
    this.#cause = new Uint8Array(count);
    this.#culprit = new Int32Array(count).fill(NONE);
    this.#next = new Int32Array(count).fill(NONE);
  }

  run(): ErrorChains {
    if (this.#failures.count > 0) {
      this.#findConsequences();
      this.#findNext();
      this.#followLinks();
      this.#spreadFates();
      this.#nameRoles();
    }
    const origins = this.#explainOrigins();
    return {
      role: this.#role,
      fate: this.#fate,
      next: this.#next,
      origins,
      cause: this.#cause,
      culprit: this.#culprit,
    };
  }

  /**
   * Of what was cancelled: after a sibling failed, or the parent gave up, or with the parent. From the top,
   * so what was cancelled with a consequence is one, too.
   */
  #findConsequences(): void {
    const { parent, count } = this.#trace.spans;
    const { isCancelled, isFailed } = this.#failures;
    const { end } = this.#blocking;
    /** By parent: the child whose own failure ended first. */
    const firstFailed = new Map<number, number>();
    for (let span = 0; span < count; span++) {
      if (isFailed[span] === 0 || isCancelled[span] === 1) continue;
      const known = firstFailed.get(parent[span]);
      if (known === undefined || end[span] < end[known]) firstFailed.set(parent[span], span);
    }
    for (let span = 0; span < count; span++) {
      if (isCancelled[span] === 0) continue;
      const above = parent[span];
      const sibling = firstFailed.get(above) ?? NONE;
      let cause: number = NONE;
      if (above !== NONE && this.#role[above] === ErrorRole.consequence) cause = this.#culprit[above];
      else if (above !== NONE && isFailed[above] === 1 && end[above] < end[span] - SAME_MOMENT) cause = above;
      else if (sibling !== NONE && end[sibling] <= end[span] + SAME_MOMENT) cause = sibling;
      if (cause === NONE) continue;
      this.#role[span] = ErrorRole.consequence;
      this.#culprit[span] = cause;
    }
  }

  /** Whether a span failed, and not only because something else did. */
  #isCause(span: number): boolean {
    return this.#failures.isFailed[span] === 1 && this.#role[span] !== ErrorRole.consequence;
  }

  /** Finds the failed span above that waited for each, or the fate of those that have none. */
  #findNext(): void {
    const { count, parent } = this.#trace.spans;
    for (let span = 0; span < count; span++) {
      if (!this.#isCause(span)) continue;
      if (this.#isTriedAgain(span)) {
        this.#fate[span] = ErrorFate.recovered;
        continue;
      }
      let below = span;
      let above = parent[below];
      while (above !== NONE && this.#blocking.isDetached[below] === 0 && this.#isPassed(above, span)) {
        below = above;
        above = parent[below];
      }
      if (above === NONE) this.#fate[span] = below === span ? ErrorFate.surfaced : ErrorFate.swallowed;
      else if (this.#blocking.isDetached[below] === 1) this.#fate[span] = ErrorFate.unawaited;
      else if (this.#isCause(above)) this.#next[span] = above;
      else this.#fate[span] = ErrorFate.recovered;
    }
  }

  /** A failure goes through internal spans of the same service that are not marked, and cancelled ones. */
  #isPassed(above: number, failed: number): boolean {
    const { service, kind } = this.#trace.spans;
    if (this.#role[above] === ErrorRole.consequence) return true;
    const isInternal = kind[above] === SpanKind.internal || kind[above] === SpanKind.unspecified;
    return this.#failures.isFailed[above] === 0 && isInternal && service[above] === service[failed];
  }

  #isTriedAgain(span: number): boolean {
    const { sequenceOf, first, members } = this.#retries;
    const sequence = sequenceOf[span];
    return sequence !== NONE && members[first[sequence + 1] - 1] !== span;
  }

  /** A failed span may say by a link what failed before it, without having waited for it. */
  #followLinks(): void {
    const linked = new LinkedSpans(this.#trace, (span) => this.#isCause(span));
    for (const { from, to } of linked.list()) {
      if (this.#next[to] === NONE && !this.#leadsTo(from, to)) this.#next[to] = from;
    }
  }

  /** If the failure of one span leads to another, the other's must not lead back. */
  #leadsTo(from: number, to: number): boolean {
    let steps = 0;
    for (let span = from; span !== NONE; span = this.#next[span]) {
      if (span === to || ++steps > MOST_LINKED) return true;
    }
    return false;
  }

  /** The fate of a span is that of the surface; each step is taken once. */
  #spreadFates(): void {
    for (let from = 0; from < this.#next.length; from++) {
      let surface = from;
      while (this.#next[surface] !== NONE && this.#fate[surface] === ErrorFate.none) {
        surface = this.#next[surface];
      }
      const fate = this.#fate[surface];
      for (let span = from; span !== surface; span = this.#next[span]) this.#fate[span] = fate;
    }
  }

  /** What nothing leads to is an origin. What says the same as one that leads to it only passes it on. */
  #nameRoles(): void {
    const { sign } = this.#failures;
    for (let span = 0; span < this.#next.length; span++) {
      if (this.#isCause(span) && this.#role[span] === ErrorRole.none) this.#role[span] = ErrorRole.origin;
    }
    for (let span = 0; span < this.#next.length; span++) {
      const above = this.#next[span];
      if (above === NONE) continue;
      const isSame = sign[above] === NONE || sign[span] === NONE || sign[above] === sign[span];
      if (isSame) this.#role[above] = ErrorRole.propagated;
      else if (this.#role[above] !== ErrorRole.propagated) this.#role[above] = ErrorRole.translated;
    }
  }

  #explainOrigins(): Int32Array {
    const origins: number[] = [];
    for (let span = 0; span < this.#role.length; span++) {
      if (this.#role[span] !== ErrorRole.origin) continue;
      origins.push(span);
      const { cause, culprit } = findOriginCause(this.#trace, this.#failures, this.#blocking, span);
      this.#cause[span] = cause;
      this.#culprit[span] = culprit;
    }
    return Int32Array.from(origins);
  }
}
