/** For tests: bodies as Jaeger sends them. */

/** One trace of the legacy API: a root and its children, one microsecond each. */
export function jaegerTrace(traceID: string, spanCount: number): object {
  const spans = Array.from({ length: spanCount }, (_, position) => ({
    traceID,
    spanID: (position + 1).toString(16).padStart(16, '0'),
    operationName: `op ${position}`,
    references: position === 0 ? [] : [{ refType: 'CHILD_OF', traceID, spanID: '0000000000000001' }],
    startTime: 1_795_428_000_000_000 + position,
    duration: spanCount - position,
    tags: [],
    logs: [],
    processID: 'p1',
    warnings: null,
  }));
  return { traceID, spans, processes: { p1: { serviceName: 'shop', tags: [] } }, warnings: null };
}
