/** Drawn traces whose characters stand for more than a microsecond. */
import { drawTrace } from '../../model/testing/drawTrace.ts';
import type { Trace } from '../../model/trace.ts';

/** Returns the trace of a drawing in which a character is a millisecond. */
export function drawMillis(drawing: string): Trace {
  return scaleTrace(drawTrace(drawing), 1000);
}

/** Returns a trace in which everything takes `factor` times as long; links and events stay as they are. */
export function scaleTrace(trace: Trace, factor: number): Trace {
  const scale = (column: Float64Array) => column.map((time) => time * factor);
  const { start, duration, selfTime } = trace.spans;
  return {
    ...trace,
    duration: trace.duration * factor,
    spans: { ...trace.spans, start: scale(start), duration: scale(duration), selfTime: scale(selfTime) },
  };
}
