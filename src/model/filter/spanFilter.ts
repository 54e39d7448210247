/** What can be hidden in a trace, in the form in which the user chose it. */
import { formatDuration } from '../../base/formatDuration.ts';
import type { ColorBy } from '../color/colorBy.ts';
import type { Microseconds, Trace } from '../trace.ts';

/** What happens to spans that find does not match. */
export type FindMode = 'highlight' | 'dim' | 'hide';
export const findModes: readonly FindMode[] = ['highlight', 'dim', 'hide'];

/**
 * Spans shorter than this are hidden. It is a time, or a percentage of the trace's duration, and greater than
 * 0.
 */
export type Threshold =
  | { readonly unit: 'time'; readonly micros: Microseconds }
  | { readonly unit: 'share'; readonly percent: number };

/**
 * A value whose spans are hidden: a value of the legend, or an operation of a service (see operationValue).
 */
export interface HiddenValue {
  readonly by: ColorBy | 'operation';
  readonly value: string;
}

/** Separates the service from the operation: U+241F, the symbol for a unit separator. */
const SEPARATOR = '␟';

/**
 * Returns the value for an operation. It includes the service, because several may have operations of the
 * same name.
 */
export function operationValue(service: string, operation: string): string {
  return `${service}${SEPARATOR}${operation}`;
}

export function isSameHiddenValue(a: HiddenValue, b: HiddenValue): boolean {
  return a.by === b.by && a.value === b.value;
}

/** Formats `5 ms` or `0.2%`, without trailing zeros. */
export function formatThreshold(threshold: Threshold): string {
  if (threshold.unit === 'share') return `${threshold.percent}%`;
  return formatDuration(threshold.micros)
    .replace(/(\.\d*?)0+(?= )/, '$1')
    .replace(/\.(?= )/, '');
}

/** Returns the duration in µs below which spans are hidden; 0 without a threshold. */
export function thresholdMicros(trace: Trace, threshold: Threshold | undefined): Microseconds {
  if (threshold === undefined) return 0;
  return threshold.unit === 'time' ? threshold.micros : (trace.duration * threshold.percent) / 100;
}
