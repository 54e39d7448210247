/**
 * What a span says of its own failure besides its status:
 * https://opentelemetry.io/docs/specs/semconv/registry/attributes/error/
 */
import type { KeyFamilies } from './keyFamily.ts';

export const errorKeys = {
  /** A status code, the name of an exception's class, or a word such as `timeout`. */
  type: ['error.type'],
  message: ['error.message'],
} as const satisfies KeyFamilies;

/** What is read of a text: its beginning says what happened. */
const MOST_LETTERS = 300;
const CANCELLED = /\b(context )?cancell?ed\b|\bcancell?ation\b|operation aborted|\babort(ed)?error\b|^499$/i;
const TIMED_OUT =
  /time[d -]?out|deadline[ _-]?exceeded|etimedout|took too long|^(408|504)$|^(request|gateway) time/i;

/** Returns whether the type, code or message of an error says that somebody gave the work up. */
export function saysCancelled(text: string): boolean {
  return CANCELLED.test(text.slice(0, MOST_LETTERS));
}

/** Returns whether the type, code or message of an error says that it took too long. */
export function saysTimedOut(text: string): boolean {
  return TIMED_OUT.test(text.slice(0, MOST_LETTERS));
}

const NO_ERROR = /^\s*(|false|0+(\.0+)?|no|none|null|nil|undefined|unset|ok|success|nan|\{\}|\[\])\s*$/i;

/**
 * Returns whether a value of `error` that is not `true` makes a failure likely: `1`, `Connection refused`.
 */
export function isSuspectError(text: string): boolean {
  // A long text is a message, and is not searched.
  return text.length > 40 ? text.trim() !== '' : !NO_ERROR.test(text);
}

/** Returns whether a value of `error.type` makes a failure likely, if the span has no status. */
export function isSuspectErrorType(text: string): boolean {
  return isSuspectError(text) && !/^[1-3]\d\d$/.test(text);
}
