/** *Errors only* with a service: failures of that service, or of any. */
import { expect, it } from 'vitest';
import { defaultQuery } from '../../url/searchUrl.ts';
import { talkTo } from '../testing/fakeServer.ts';
import { searchTraces } from './searchTraces.ts';

const span = { operationName: 'op', references: [], startTime: 1, duration: 1, logs: [] };
const failed = [{ key: 'otel.status_code', type: 'string', value: 'ERROR' }];
const processes = { p1: { serviceName: 'shop', tags: [] }, p2: { serviceName: 'bank', tags: [] } };

/** Two traces of the shop; in the first a span of the bank failed. */
const body = JSON.stringify({
  data: [
    {
      traceID: '2',
      spans: [
        { ...span, traceID: '2', spanID: '1', processID: 'p1', tags: [] },
        { ...span, traceID: '2', spanID: '2', processID: 'p2', tags: failed },
      ],
      processes,
    },
    { traceID: '4', spans: [{ ...span, traceID: '4', spanID: '1', processID: 'p1', tags: [] }], processes },
  ],
});

async function search(more: object) {
  const conversation = talkTo((path) => (path === '/api/traces' ? { body } : undefined), 'legacy');
  const query = { ...defaultQuery, service: 'shop', errorsOnly: true, ...more };
  const result = await searchTraces(conversation.context, query, 1e6, {
    signal: new AbortController().signal,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const ids = result.value.traces.map(({ id }) => Number.parseInt(id, 16));
  return { ...result.value, ids, asked: conversation.asked };
}

it('looks for failures of any service in the answer, since no server can be asked for them', async () => {
  const found = await search({ errorsAnywhere: true });
  expect(found).toMatchObject({ ids: [2], sentCount: 2, conditionsAppliedHere: ['error=true'] });
  expect(found.asked.some((path) => path.includes('error'))).toBe(false);
});

it('looks for failures of the service itself otherwise', async () => {
  expect((await search({ filterHere: true })).ids).toEqual([]);
});
