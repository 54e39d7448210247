/**
 * Calls that were made again: siblings that ask for the same, one after the other, each after a failure. HTTP
 * counts what it sent again (`http.request.resend_count`), but redirects and challenges too, so what came
 * before decides: https://opentelemetry.io/docs/specs/semconv/http/http-spans/
 */
import { GrowableInt32 } from '../../base/growable.ts';
import { httpKeys } from '../../conventions/http.ts';
import { messagingKeys } from '../../conventions/messaging.ts';
import { rpcKeys } from '../../conventions/rpc.ts';
import { NONE, type Trace } from '../../model/trace.ts';
import { computeKeyColumns } from '../keyColumns.ts';
import { listSiblings } from '../siblings.ts';
import { SpanShapes } from '../spanShapes.ts';
import type { Failures } from './failures.ts';

export interface Retries {
  /** The number of sequences. The attempts of sequence s are members[first[s] … first[s + 1]), by start. */
  readonly count: number;
  readonly first: Int32Array;
  readonly members: Int32Array;
  /** By sequence: 1 if the last attempt did not fail. */
  readonly isSuccess: Uint8Array;
  /** By sequence: 1 if the waits between attempts grow; at least two waits are needed to tell. */
  readonly isBackoff: Uint8Array;
  /** By SpanIndex: the sequence of an attempt, or NONE. */
  readonly sequenceOf: Int32Array;
  /**
   * By SpanIndex: which attempt it is, from 1; 0 if nothing tells. Programs and brokers may say so of a span
   * whose earlier attempts are not in the trace.
   */
  readonly attempt: Int32Array;
  /** By SpanIndex: a Resend. */
  readonly resend: Uint8Array;
}

/** Why HTTP sent a request again. */
export const Resend = { none: 0, retry: 1, redirect: 2, challenge: 3 } as const;

/** After a longer wait, it is no longer the same attempt at the same thing; µs. */
const LONGEST_WAIT = 30_000_000;
/** Clocks and rounding: an attempt may begin this much before the last one ended; µs. */
const OVERLAP = 1;

/** Linear in the spans and the texts that they ask with. */
export function findRetries(trace: Trace, failures: Failures): Retries {
  const finder = new RetryFinder(trace, failures);
  for (const siblings of listSiblings(trace, 2)) finder.add(siblings);
  return finder.finish();
}

class RetryFinder {
  readonly #trace: Trace;
  readonly #failures: Failures;
  readonly #shapes: SpanShapes;
  readonly #first = new GrowableInt32();
  readonly #members = new GrowableInt32();
  readonly #resend: Uint8Array;
  readonly #attempt: Int32Array;
  readonly #resendCount: Int32Array;

  constructor(trace: Trace, failures: Failures) {
    this.#trace = trace;
    this.#failures = failures;
    this.#shapes = new SpanShapes(trace);
    this.#resend = new Uint8Array(trace.spans.count);
    this.#attempt = new Int32Array(trace.spans.count);
    const [resent, delivered, previous] = computeKeyColumns(trace, [
      httpKeys.resendCount,
      messagingKeys.deliveryAttempt,
      rpcKeys.previousAttempts,
    ]);
    this.#resendCount = resent;
    for (let span = 0; span < resent.length; span++) {
      const told = [
        this.#read(resent[span], 1),
        this.#read(delivered[span], 0),
        this.#read(previous[span], 1),
      ];
      this.#attempt[span] = Math.max(...told);
    }
  }

  /** Siblings are by start. Only those that follow a failure are looked at closely. */
  add(siblings: readonly number[]): void {
    const { isFailed } = this.#failures;
    for (let place = 1; place < siblings.length; place++) {
      if (this.#resendCount[siblings[place]] !== NONE) this.#judgeResend(siblings, place);
    }
    if (!siblings.some((span) => isFailed[span] === 1)) return;
    const byCall = new Map<string, number[]>();
    for (const span of siblings) {
      const key = this.#keyOf(span);
      const sequence = byCall.get(key) ?? [];
      if (sequence.length > 0 && !this.#follows(sequence[sequence.length - 1], span)) {
        this.#take(sequence);
        sequence.length = 0;
      }
      sequence.push(span);
      byCall.set(key, sequence);
    }
    for (const sequence of byCall.values()) this.#take(sequence);
  }

  finish(): Retries {
    const count = this.#first.length;
    const members = this.#members.view();
    const first = new Int32Array(count + 1);
    first.set(this.#first.view());
    first[count] = members.length;
    const isSuccess = new Uint8Array(count);
    const isBackoff = new Uint8Array(count);
    const sequenceOf = new Int32Array(this.#trace.spans.count).fill(NONE);
    for (let sequence = 0; sequence < count; sequence++) {
      const attempts = members.subarray(first[sequence], first[sequence + 1]);
      isSuccess[sequence] = 1 - this.#failures.isFailed[attempts[attempts.length - 1]];
      isBackoff[sequence] = this.#hasGrowingWaits(attempts) ? 1 : 0;
      attempts.forEach((span, place) => {
        sequenceOf[span] = sequence;
        this.#attempt[span] = Math.max(this.#attempt[span], place + 1);
      });
    }
    return {
      count,
      first,
      members,
      isSuccess,
      isBackoff,
      sequenceOf,
      attempt: this.#attempt,
      resend: this.#resend,
    };
  }

  #take(sequence: readonly number[]): void {
    if (sequence.length < 2) return;
    this.#first.push(this.#members.length);
    for (const span of sequence) this.#members.push(span);
  }

  /** Two spans that say exactly what they ask for must ask for the same; others are known by their shape. */
  #keyOf(span: number): string {
    const { service, name, kind } = this.#trace.spans;
    const request = this.#shapes.requestOf(span);
    const peer = this.#trace.peers?.column[span] ?? NONE;
    return `${service[span]} ${name[span]} ${kind[span]} ${peer} ${request}`;
  }

  #follows(last: number, span: number): boolean {
    const { start, duration } = this.#trace.spans;
    const wait = start[span] - (start[last] + duration[last]);
    return this.#failures.isFailed[last] === 1 && wait >= -OVERLAP && wait < LONGEST_WAIT;
  }

  #hasGrowingWaits(attempts: Int32Array): boolean {
    const { start, duration } = this.#trace.spans;
    if (attempts.length < 3) return false;
    let longest = Number.NEGATIVE_INFINITY;
    for (let place = 1; place < attempts.length; place++) {
      const last = attempts[place - 1];
      const wait = start[attempts[place]] - (start[last] + duration[last]);
      if (wait <= longest) return false;
      longest = wait;
    }
    return true;
  }

  /** The sibling before that was called by the same service in the same way. */
  #judgeResend(siblings: readonly number[], place: number): void {
    const { service, kind } = this.#trace.spans;
    const { strings } = this.#trace;
    const span = siblings[place];
    if (this.#attempt[span] < 2) return;
    for (let before = place - 1; before >= 0; before--) {
      const last = siblings[before];
      if (service[last] !== service[span] || kind[last] !== kind[span]) continue;
      const code = this.#failures.code[last] === NONE ? 0 : Number(strings.get(this.#failures.code[last]));
      if (code >= 300 && code <= 399) this.#resend[span] = Resend.redirect;
      else if (code === 401 || code === 407) this.#resend[span] = Resend.challenge;
      else if (this.#failures.isFailed[last] === 1) this.#resend[span] = Resend.retry;
      return;
    }
  }

  /** Returns the number of the attempt; 0 for what is no count. Lists of one are `["1"]`. */
  #read(index: number, added: number): number {
    if (index === NONE) return 0;
    const digits = /^\W*(\d{1,6})\W*$/.exec(this.#trace.strings.get(index))?.[1];
    const count = digits === undefined ? 0 : Number(digits);
    return count === 0 ? 0 : count + added;
  }
}
