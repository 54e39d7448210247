/** What can be asked to be hidden of a trace: in words, as the person chose it. */
import { formatDuration } from '../../base/formatDuration.ts';
import type { ColorBy } from '../color/colorBy.ts';
import type { Microseconds, Trace } from '../trace.ts';

/** What becomes of the spans that find does not match. */
export type FindMode = 'highlight' | 'dim' | 'hide';
export const findModes: readonly FindMode[] = ['highlight', 'dim', 'hide'];

/** Spans shorter than this are hidden: a time, or percent of the trace's duration. Greater than 0. */
export type Threshold =
  | { readonly unit: 'time'; readonly micros: Microseconds }
  | { readonly unit: 'share'; readonly percent: number };

/** A value whose spans are hidden: one of the legend, or an operation of a service (see operationValue). */
export interface HiddenValue {
  readonly by: ColorBy | 'operation';
  readonly value: string;
}

/** Between the service and the operation of a hidden operation: U+241F, the symbol for a unit separator. */
const SEPARATOR = '␟';

/** The value of an operation: services have operations of the same name. */
export function operationValue(service: string, operation: string): string {
  return `${service}${SEPARATOR}${operation}`;
}

export function isSameHiddenValue(a: HiddenValue, b: HiddenValue): boolean {
  return a.by === b.by && a.value === b.value;
}

/** `5 ms`, `0.2%`: without figures that a round threshold does not have. */
export function formatThreshold(threshold: Threshold): string {
  if (threshold.unit === 'share') return `${threshold.percent}%`;
  return formatDuration(threshold.micros)
    .replace(/(\.\d*?)0+(?= )/, '$1')
    .replace(/\.(?= )/, '');
}

/** Spans shorter than so many microseconds are hidden; 0 without a threshold. */
export function thresholdMicros(trace: Trace, threshold: Threshold | undefined): Microseconds {
  if (threshold === undefined) return 0;
  return threshold.unit === 'time' ? threshold.micros : (trace.duration * threshold.percent) / 100;
}
