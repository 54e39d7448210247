/** For tests: recorded answers of real servers, found by the meaning of a request and not by its spelling. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FakeServer } from './fakeServer.ts';

const folder = fileURLToPath(new URL('../../../../shared/jaeger-recordings/', import.meta.url));

export const serverNames = ['jaeger-2.13', 'jaeger-2.20', 'jaeger-next', 'victoriatraces-0.1'] as const;
export type ServerName = (typeof serverNames)[number];

/** Whether the recordings exist next to the project. */
export const hasRecordings = existsSync(folder);

export interface RecordedAnswer {
  readonly request: { readonly method: string; readonly path: string };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
}

export function readRecording(name: ServerName): readonly RecordedAnswer[] {
  const file = JSON.parse(readFileSync(`${folder}${name}.json`, 'utf8')) as {
    readonly answers: readonly RecordedAnswer[];
  };
  return file.answers;
}

/**
 * A server that answers as recorded. A request that was not recorded throws, except for unknown paths of old
 * servers.
 */
export function replay(answers: readonly RecordedAnswer[]): FakeServer {
  const byMeaning = new Map(
    answers
      .filter(({ request }) => request.method === 'GET')
      .map((answer) => [meaningOf(new URL(answer.request.path, 'http://x')), answer.response]),
  );
  return (path, parameters) => {
    const meaning = meaningOf(new URL(`${path}?${parameters.toString()}`, 'http://x'));
    // A server without summaries answers every request for them in the same way.
    const response =
      byMeaning.get(meaning) ??
      (path.endsWith('/trace-summaries')
        ? unlessAnswer(byMeaning.get('/api/v3/trace-summaries'))
        : undefined);
    if (response === undefined) throw new NotRecorded(meaning);
    return {
      status: response.status,
      contentType: response.headers['content-type'] ?? '',
      body: response.body,
    };
  };
}

export class NotRecorded extends TypeError {}

function unlessAnswer(response: RecordedAnswer['response'] | undefined) {
  return response !== undefined && !response.body.startsWith('{') ? response : undefined;
}

/** Path and parameters in one spelling: camelCase, sorted, times and durations as numbers. */
function meaningOf(url: URL): string {
  const isV3Search = /\/v3\/(traces|trace-summaries)$/.test(url.pathname);
  const pairs = new Map<string, string>();
  for (const [name, value] of url.searchParams) {
    const key = nameOf(name);
    pairs.set(key, plainValue(key, value));
  }
  if (isV3Search && pairs.size > 0 && !pairs.has('query.searchDepth')) pairs.set('query.searchDepth', '100');
  if (url.pathname === '/api/traces' && pairs.size > 0 && !pairs.has('limit')) pairs.set('limit', '100');
  const query = [...pairs].map(([name, value]) => `${name}=${value}`).sort();
  return [decodeURIComponent(url.pathname), ...query].join(' ');
}

function nameOf(name: string): string {
  const camel = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return camel === 'query.numTraces' ? 'query.searchDepth' : camel;
}

function plainValue(key: string, value: string): string {
  if (/startTime(Min|Max)$/.test(key)) return String(Date.parse(value));
  if (/duration(Min|Max)$|(min|max)Duration$/.test(key)) {
    return value.replace(/^([\d.]+)(ms|s|us)$/, (_, number: string, unit: string) => {
      const micros = { us: 1, ms: 1_000, s: 1_000_000 }[unit] ?? 1;
      return String(Number(number) * micros);
    });
  }
  return value;
}
