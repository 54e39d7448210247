import { describe, expect, it } from 'vitest';
import { drawTrace } from '../testing/drawTrace.ts';
import { thresholdPosition, thresholdSteps } from './thresholdSteps.ts';

describe('the steps of the threshold', () => {
  it('are round times below the length of the trace', () => {
    expect(thresholdSteps(60, 'time').map((step) => step.unit === 'time' && step.micros)).toEqual([
      1, 2, 5, 10, 20, 50,
    ]);
    expect(thresholdSteps(0, 'time')).toEqual([]);
  });

  it('are round shares of at least a microsecond', () => {
    expect(thresholdSteps(1000, 'share').map((step) => step.unit === 'share' && step.percent)).toEqual([
      0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50,
    ]);
  });

  it('tell the position of a threshold, even between two steps', () => {
    const trace = drawTrace(`shop GET |${'='.repeat(99)}|`);
    const steps = thresholdSteps(trace.duration, 'time');
    const position = (micros: number) => thresholdPosition(trace, steps, { unit: 'time', micros });
    expect([
      thresholdPosition(trace, steps, undefined),
      position(0.5),
      position(1),
      position(3),
      position(50),
    ]).toEqual([0, 1, 1, 2, 6]);
  });
});
