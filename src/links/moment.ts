/** What a link is made for: a span or a whole trace, and its time. */
import type { Result } from '../base/result.ts';

export interface LinkMoment {
  readonly traceId: string;
  /** Undefined for a whole trace. */
  readonly spanId: string | undefined;
  /** The service of the span, or of the trace's root; '' if it is not known. */
  readonly service: string;
  readonly operation: string;
  /** Microseconds since 1970. */
  readonly startUnixMicros: number;
  readonly endUnixMicros: number;
  /** Returns a tag of the span or its process. */
  readonly tag: (key: string) => string | undefined;
}

/** The address of a link, or why there is none, as a sentence. */
export type LinkAddress = Result<string, string>;

/** Whole units since 1970; `to` is later than `from`. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** Microseconds. */
export const MILLISECOND_MICROS = 1_000;
export const SECOND_MICROS = 1_000_000;
export const MINUTE_MICROS = 60_000_000;

/**
 * Returns the time of a moment in units of `unit` µs, wider by `margin` µs on both sides: from rounded down,
 * to rounded up, never equal, since targets show nothing for an empty window.
 */
export function windowOf(moment: LinkMoment, unit: number, margin = 0): Window {
  const from = Math.max(0, Math.floor((moment.startUnixMicros - margin) / unit));
  const to = Math.ceil((moment.endUnixMicros + margin) / unit);
  return { from, to: Math.max(to, from + 1) };
}

/** Returns a window as two times of ISO 8601 with milliseconds, in UTC. */
export function isoWindowOf(moment: LinkMoment, margin = 0): { readonly from: string; readonly to: string } {
  const { from, to } = windowOf(moment, MILLISECOND_MICROS, margin);
  return { from: isoTime(from), to: isoTime(to) };
}

/** The greatest time that a Date can hold, ms. */
const LAST_MS = 8_640_000_000_000_000;

/** Returns a time (ms since 1970) in ISO 8601. */
export function isoTime(ms: number): string {
  return new Date(Math.min(LAST_MS, Math.max(-LAST_MS, ms))).toISOString();
}

/** Returns an address without the slashes at its end. */
export function withoutEndSlash(address: string): string {
  return address.replace(/\/+$/, '');
}
