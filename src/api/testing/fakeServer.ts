/** For tests: servers that are functions, and clocks that are moved by hand. */

import { createHandTimers } from '../../base/testing/handTimers.ts';
import type { ApiTarget } from '../apiTarget.ts';
import type { ApiContext } from '../dialect/apiContext.ts';
import { DialectMemory } from '../dialect/memory.ts';
import type { Transport } from '../request/request.ts';

export interface FakeAnswer {
  readonly status?: number;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer>;
  /** It comes from the target of a redirect. */
  readonly isRedirected?: boolean;
}

/** Answers by path and query; undefined: 404 in Go's words. */
export type FakeServer = (path: string, parameters: URLSearchParams) => FakeAnswer | undefined;

export interface Conversation {
  readonly context: ApiContext;
  /** Paths with queries, in the order of the requests. */
  readonly asked: readonly string[];
}

/** A context whose network is a function. */
export function talkTo(
  server: FakeServer,
  dialect: ApiTarget['dialect'] = 'auto',
  fixture?: string,
): Conversation {
  const asked: string[] = [];
  const fetch: Transport['fetch'] = (url) => {
    const { pathname, search, searchParams } = new URL(url);
    asked.push(pathname + search);
    const answer = server(pathname, searchParams) ?? goNotFound;
    // For a 204, the constructor accepts no body, not even an empty one.
    const response = new Response(answer.status === 204 ? null : answer.body, {
      status: answer.status ?? 200,
      headers: { 'content-type': answer.contentType ?? 'application/json', ...answer.headers },
    });
    Object.defineProperty(response, 'redirected', { value: answer.isRedirected === true });
    return Promise.resolve(response);
  };
  const target: ApiTarget = { apiUrl: 'http://jaeger.example/api', dialect, fixture };
  const transport: Transport = { fetch, timers: createHandTimers() };
  return { context: { target, memory: new DialectMemory(), transport }, asked };
}

export const goNotFound: FakeAnswer = {
  status: 404,
  contentType: 'text/plain; charset=utf-8',
  body: '404 page not found\n',
};

/** The answer of Jaeger before v2.16 at an unknown path. */
export const indexPage: FakeAnswer = {
  contentType: 'text/html; charset=utf-8',
  body: '<!doctype html><html><head><base href="/" data-inject-target="BASE_URL" /><title>Jaeger UI</title>',
};

export const page: FakeAnswer = {
  contentType: 'text/html; charset=utf-8',
  body: '<!doctype html><title>Jaeger</title>',
};
