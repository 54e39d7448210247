/** Which spans failed, and what each says about why: read once, as columns. */
import { errorKeys, saysCancelled, saysTimedOut } from '../../conventions/error.ts';
import { exceptionKeys } from '../../conventions/exception.ts';
import { httpKeys } from '../../conventions/http.ts';
import { rpcCodeName, rpcKeys } from '../../conventions/rpc.ts';
import { findStrings } from '../../model/findStrings.ts';
import { NONE, SpanFlag, type Trace } from '../../model/trace.ts';
import { computeKeyColumns } from '../keyColumns.ts';

/** By SpanIndex. */
export interface Failures {
  /** 1 for a span that failed: marked, or suspected by what it says. */
  readonly isFailed: Uint8Array;
  /** 1 for a failed span that says that it was given up: cancelled, 499, CANCELLED. */
  readonly isCancelled: Uint8Array;
  /** 1 for a failed span that says that it took too long: timeout, 504, DEADLINE_EXCEEDED. */
  readonly isTimedOut: Uint8Array;
  /** StringIndex of a failed span's type of error, else of its code, else of its message; else NONE. */
  readonly sign: Int32Array;
  /** StringIndex of the code of HTTP or an RPC, also of spans that did not fail; else NONE. */
  readonly code: Int32Array;
  /** The number of spans that failed. */
  readonly count: number;
}

/** One pass over the attributes, and one over the events of failed spans. */
export function readFailures(trace: Trace): Failures {
  const { spans, strings } = trace;
  const { count, flags, statusMessage } = spans;
  const [type, message, httpCode, rpcCode] = computeKeyColumns(trace, [
    errorKeys.type,
    errorKeys.message,
    httpKeys.statusCode,
    rpcKeys.statusCode,
  ]);
  const exceptions = new ExceptionReader(trace);
  const verdicts = new Map<number, number>();
  const isFailed = new Uint8Array(count);
  const isCancelled = new Uint8Array(count);
  const isTimedOut = new Uint8Array(count);
  const sign = new Int32Array(count).fill(NONE);
  const code = new Int32Array(count);
  let failed = 0;
  for (let span = 0; span < count; span++) {
    code[span] = rpcCode[span] === NONE ? httpCode[span] : rpcCode[span];
    if ((flags[span] & (SpanFlag.ownError | SpanFlag.suspectedError)) === 0) continue;
    failed++;
    isFailed[span] = 1;
    exceptions.turnTo(span);
    const types = [type[span], exceptions.type];
    const messages = [statusMessage[span], exceptions.message, message[span]];
    sign[span] = firstKnown([...types, code[span], ...messages]);
    let verdict = 0;
    for (const text of [...types, code[span], ...messages])
      verdict |= verdictOf(text, text === rpcCode[span]);
    isCancelled[span] = verdict & CANCELLED;
    isTimedOut[span] = (verdict & TIMED_OUT) === 0 ? 0 : 1;
  }
  return { isFailed, isCancelled, isTimedOut, sign, code, count: failed };

  /** Each text is read once, however many spans have it. */
  function verdictOf(index: number, isRpcCode: boolean): number {
    if (index === NONE) return 0;
    const key = isRpcCode ? -1 - index : index;
    let verdict = verdicts.get(key);
    if (verdict === undefined) {
      const raw = strings.get(index);
      const text = isRpcCode ? (rpcCodeName(raw) ?? raw) : raw;
      verdict = (saysCancelled(text) ? CANCELLED : 0) | (saysTimedOut(text) ? TIMED_OUT : 0);
      verdicts.set(key, verdict);
    }
    return verdict;
  }
}

const CANCELLED = 1;
const TIMED_OUT = 2;

function firstKnown(indexes: readonly number[]): number {
  return indexes.find((index) => index !== NONE) ?? NONE;
}

/** Among more events of a span than this, only the last ones are searched. */
const SEARCHED_EVENTS = 20;

/** Finds the last exception among the events of one span after another. */
class ExceptionReader {
  /** StringIndex, or NONE. */
  type: number = NONE;
  message: number = NONE;
  readonly #trace: Trace;
  readonly #typeKeys: ReadonlySet<number>;
  readonly #messageKeys: ReadonlySet<number>;

  constructor(trace: Trace) {
    const keys = [...exceptionKeys.type, ...exceptionKeys.message];
    const found = findStrings(trace.strings, keys, trace.keyEnd);
    const indexesOf = (family: readonly string[]) => new Set(family.flatMap((key) => found.get(key) ?? []));
    this.#trace = trace;
    this.#typeKeys = indexesOf(exceptionKeys.type);
    this.#messageKeys = indexesOf(exceptionKeys.message);
  }

  turnTo(span: number): void {
    const { first } = this.#trace.events;
    this.type = NONE;
    this.message = NONE;
    if (this.#typeKeys.size + this.#messageKeys.size === 0) return;
    const stop = Math.max(first[span], first[span + 1] - SEARCHED_EVENTS);
    for (let event = first[span + 1] - 1; event >= stop; event--) {
      this.#readEvent(event);
      if (this.type !== NONE || this.message !== NONE) return;
    }
  }

  #readEvent(event: number): void {
    const { first, key, value } = this.#trace.events.attributes;
    for (let row = first[event]; row < first[event + 1]; row++) {
      if (this.#typeKeys.has(key[row])) this.type = value[row];
      else if (this.#messageKeys.has(key[row])) this.message = value[row];
    }
  }
}
