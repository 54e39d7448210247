/** Tells which other server stands where a Jaeger was expected. */
import { type ApiTarget, endpointUrl } from '../apiTarget.ts';
import { request, type Transport } from '../request/request.ts';

/**
 * Returns whether the server is Grafana Tempo, whose `/api/echo` answers “echo”:
 * https://grafana.com/docs/tempo/latest/api_docs/#query-echo-endpoint
 * It returns traces by id at the same path as Jaeger, but has no lists and another search.
 */
export async function isTempo(target: ApiTarget, transport: Transport): Promise<boolean> {
  const { signal } = new AbortController();
  const timeout = { seconds: 5, of: 'total' } as const;
  const answer = await request(transport, endpointUrl(target, ['echo'], []), { signal, timeout });
  return answer.ok && new TextDecoder().decode(answer.value.bytes).trim() === 'echo';
}
