/**
 * The thresholds that the slider offers: 1, 2 and 5 times each power of ten, from nothing up to the whole
 * trace.
 */

import type { Microseconds, Trace } from '../trace.ts';
import { type Threshold, thresholdMicros } from './threshold.ts';

/** The smallest time, in µs, and the smallest share, in percent. */
const LEAST_TIME = 1;
const LEAST_SHARE = 0.001;

/** Ascending, below the trace's duration. */
export function thresholdSteps(duration: Microseconds, unit: Threshold['unit']): Threshold[] {
  if (unit === 'time') {
    return roundSteps(LEAST_TIME, duration).map((micros) => ({ unit: 'time', micros }));
  }
  return roundSteps(LEAST_SHARE, 100)
    .filter((percent) => (duration * percent) / 100 >= LEAST_TIME)
    .map((percent) => ({ unit: 'share', percent }));
}

/**
 * Returns the position of a threshold among the steps: 0 for none, else one more than the last step that is
 * not longer.
 */
export function thresholdPosition(
  trace: Trace,
  steps: readonly Threshold[],
  threshold: Threshold | undefined,
): number {
  const micros = thresholdMicros(trace, threshold);
  let position = 0;
  while (position < steps.length && thresholdMicros(trace, steps[position]) <= micros * (1 + 1e-9))
    position++;
  return threshold === undefined ? 0 : Math.max(1, position);
}

function roundSteps(least: number, limit: number): number[] {
  const steps: number[] = [];
  const exponent = Math.round(Math.log10(least));
  for (let power = exponent; 10 ** power < limit; power++) {
    for (const digit of [1, 2, 5]) {
      const step = Number(`${digit}e${power}`);
      if (step < limit) steps.push(step);
    }
  }
  return steps;
}
