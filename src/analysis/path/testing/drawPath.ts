/** A critical path as text, for tests: below the drawing of the spans, so that one picture shows both. */
import { asSpanIndex, type Trace } from '../../../model/trace.ts';
import type { CriticalPath } from '../criticalPath.ts';

/**
 * Returns one character for each microsecond of the window: the first letter of the owner's name; `.` where
 * nothing runs. The times of segments must be whole.
 */
export function drawPath(trace: Trace, path: CriticalPath): string {
  return segmentsOf(trace, path)
    .map(([name, start, end]) => name.charAt(0).repeat(end - start))
    .join('');
}

/** Returns the owner's name, the start and the end of each segment. */
export function segmentsOf(trace: Trace, { segments }: CriticalPath): [string, number, number][] {
  return Array.from(segments.span, (span, segment) => [
    ownerName(trace, span),
    segments.start[segment],
    segments.end[segment],
  ]);
}

function ownerName({ spans, services, strings }: Trace, span: number): string {
  if (span < 0) return '.';
  const operation = strings.get(spans.name[asSpanIndex(span)]);
  return operation === '' ? (services.at(spans.service[span])?.name ?? '') : operation;
}
