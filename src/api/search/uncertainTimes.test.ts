import { describe, expect, it } from 'vitest';
import type { SearchQuery } from '../../model/summaries/searchQuery.ts';
import { type FakeServer, talkTo } from '../testing/fakeServer.ts';
import { searchTraces } from './searchTraces.ts';

const query: SearchQuery = {
  service: 'shop',
  operation: undefined,
  tags: [],
  errorsOnly: false,
  minDuration: undefined,
  maxDuration: undefined,
  range: { kind: 'absolute', startUnixMicros: 0, endUnixMicros: 1_000_000 },
  limit: 20,
  filterHere: false,
};

const traceId = (id: number) => id.toString(16).padStart(32, '0');
const jaeger = {
  traceID: traceId(1),
  spans: [{ traceID: traceId(1), spanID: '1', startTime: 900_000, duration: 1 }],
};
const otlp = {
  result: {
    resourceSpans: [{ scopeSpans: [{ spans: [{ traceId: traceId(1), spanId: '0000000000000001' }] }] }],
  },
};

async function search(server: FakeServer, dialect: 'auto' | 'v3' | 'legacy' = 'auto') {
  const conversation = talkTo(server, dialect);
  const { signal } = new AbortController();
  return { ...conversation, result: await searchTraces(conversation.context, query, 0, { signal }) };
}

describe('a search that does not know all', () => {
  it('is incomplete where the server’s answer ends in an error, in either dialect', async () => {
    const v3: FakeServer = (path) =>
      path === '/api/v3/traces'
        ? { body: `${JSON.stringify(otlp)}\n{"error":{"httpCode":500,"message":"shard 2 is down"}}` }
        : undefined;
    const legacy: FakeServer = (path) =>
      path === '/api/traces'
        ? { body: JSON.stringify({ data: [jaeger], errors: [{ msg: 'shard 2 is down' }] }) }
        : undefined;
    for (const [server, dialect] of [[v3, 'v3'] as const, [legacy, 'legacy'] as const]) {
      const { result } = await search(server, dialect);
      expect(result).toMatchObject({
        value: { isIncomplete: true, notes: [expect.stringContaining('shard 2 is down')] },
      });
      expect(result.ok && result.value.traces.map(({ id }) => id)).toEqual([traceId(1)]);
    }
  });

  describe('a start that was never written', () => {
    const start = 1_795_420_740_000_000;
    const spans = [
      { spanId: '0000000000000001', name: 'chat', endTimeUnixNano: `${start + 500_000}000` },
      {
        spanId: '0000000000000002',
        parentSpanId: '0000000000000001',
        startTimeUnixNano: `${start}000`,
        endTimeUnixNano: `${start + 480_000}000`,
      },
    ].map((span) => ({ ...span, traceId: traceId(1) }));
    const summaries = [
      { traceId: traceId(1), maxEndTimeUnixNano: `${start + 500_000}000`, spanCount: 2 },
      {
        traceId: traceId(2),
        minStartTimeUnixNano: `${start}000`,
        maxEndTimeUnixNano: `${start + 30_000}000`,
      },
    ];
    const server =
      (hasTrace: boolean): FakeServer =>
      (path) => {
        if (path === '/api/v3/trace-summaries') return { body: JSON.stringify({ summaries }) };
        if (path !== `/api/v3/traces/${traceId(1)}` || !hasTrace) return undefined;
        return { body: JSON.stringify({ result: { resourceSpans: [{ scopeSpans: [{ spans }] }] } }) };
      };

    it('is that of the trace, which is requested', async () => {
      const { result, asked } = await search(server(true));
      expect(asked.filter((path) => path.startsWith('/api/v3/traces/'))).toHaveLength(1);
      expect(result).toMatchObject({
        value: {
          isIncomplete: false,
          traces: [
            { id: traceId(1), startUnixMicros: start, duration: 500_000, rootOperation: 'chat' },
            { id: traceId(2), startUnixMicros: start, duration: 30_000 },
          ],
          notes: [
            '1 trace has spans without a usable start or end; the duration comes from the times that are known.',
          ],
        },
      });
    });

    it('is unknown without it: the end stands in, no duration is made up, and it is said', async () => {
      const { result } = await search(server(false));
      expect(result).toMatchObject({
        value: {
          traces: [
            { id: traceId(1), startUnixMicros: start + 500_000, duration: 0 },
            { id: traceId(2), duration: 30_000 },
          ],
          notes: [expect.stringContaining('The duration of 1 trace is unknown')],
        },
      });
    });
  });
});
