/** Traces whose times are too long, or too fine, to be drawn. */
import { buildSpans } from '../../../model/testing/randomSpans.ts';
import type { Trace } from '../../../model/trace.ts';

/** In µs; fractions are nanoseconds. Without a parent, it is a root. */
export type TimedSpan = readonly [name: string, start: number, duration: number, parent?: string];

/** Returns a trace of spans whose names are their ids, too, and must be hexadecimal. */
export function timedTrace(spans: readonly TimedSpan[]): Trace {
  return buildSpans(
    spans.map(([name, start, duration, parent = '']) => ({
      id: name,
      parentId: parent,
      start: Math.floor(start),
      nanos: Math.round((start - Math.floor(start)) * 1000),
      duration,
      name,
      service: 'shop',
      error: false,
      attribute: '',
      eventTime: undefined,
      link: undefined,
      warning: undefined,
    })),
  );
}
