/** The traces of a fixture, from the API that serves it. */
import type { APIRequestContext } from 'playwright/test';

interface Summary {
  readonly traceId: string;
  readonly rootServiceName?: string;
  readonly rootOperationName?: string;
  readonly spanCount?: number;
  readonly errorSpanCount?: number;
}

/** The summaries of all traces of a fixture. */
export async function fixtureSummaries(request: APIRequestContext, fixture: string): Promise<Summary[]> {
  const now = Date.now();
  const query = new URLSearchParams({
    'query.startTimeMin': new Date(now - 3 * 86_400_000).toISOString(),
    'query.startTimeMax': new Date(now + 3_600_000).toISOString(),
    'query.searchDepth': '9999',
  });
  // On a connection of its own: one that is kept may be closed by the server just as it is used again.
  const response = await request.get(`fixtures/${fixture}/api/v3/trace-summaries?${query}`, {
    headers: { connection: 'close' },
  });
  const body: { summaries: Summary[] } = await response.json();
  return body.summaries;
}

export interface WhichTrace {
  readonly fixture: string;
  /** Of its root. */
  readonly operation?: string;
  /** The trace with the most of these; undefined: the first one. */
  readonly most?: 'spanCount' | 'errorSpanCount';
}

/** The ID of a trace of a fixture. */
export async function traceIdOf(
  request: APIRequestContext,
  { fixture, operation, most }: WhichTrace,
): Promise<string> {
  const traces = await fixtureSummaries(request, fixture);
  const candidates = traces.filter(
    ({ rootOperationName }) => operation === undefined || rootOperationName === operation,
  );
  if (most !== undefined) candidates.sort((a, b) => (b[most] ?? 0) - (a[most] ?? 0));
  const [chosen] = candidates;
  if (chosen === undefined) throw new Error(`The fixture ${fixture} has no such trace`);
  return chosen.traceId;
}

/** The ID of a fixture's first trace. */
export async function firstTraceId(request: APIRequestContext, fixture: string): Promise<string> {
  return await traceIdOf(request, { fixture });
}
