/** `GET /cart/{id} → 503`; at the client `POST payments:443 /charge → 503 · retry 2`. */
import { httpKeys } from '../http.ts';
import { maskText } from '../masking/maskText.ts';
import { pathOnly, readServer, splitUrl } from './address.ts';
import { readErrorType } from './failure.ts';
import { oneLine, type ReadTag, readNumber, readText } from './readText.ts';
import type { SpanDomain, SummarySeverity } from './spanDomain.ts';

export const httpSummary: SpanDomain = {
  name: 'http',
  signs: [httpKeys.method, httpKeys.statusCode],
  summarize(read, { kind, operation }) {
    const isClient = kind === 'client';
    const code = readStatusCode(read);
    const type = code === undefined || code < 400 ? readErrorType(read) : undefined;
    const retries = readNumber(read, httpKeys.resendCount) ?? 0;
    const named = readText(read, httpKeys.url);
    const url = named === undefined ? undefined : splitUrl(named);
    const path = readPattern(read, operation) ?? masked(readPath(read, named, url?.path));
    const host = isClient || path === undefined ? hostOf(read, isClient, url?.host) : undefined;
    const method = readText(read, httpKeys.method)?.toUpperCase();
    return {
      subject: [method === '_OTHER' ? 'HTTP' : method, host, path],
      outcome: type ?? code?.toString(),
      details: [retries > 0 ? `retry ${retries}` : undefined],
      severity: type === undefined ? severityOf(code, isClient) : 'error',
    };
  },
};

function readStatusCode(read: ReadTag): number | undefined {
  const code = readNumber(read, httpKeys.statusCode);
  return code !== undefined && code >= 100 && code <= 599 ? Math.floor(code) : undefined;
}

/** Patterns come first, because they are the same for all requests of a kind. */
function readPattern(read: ReadTag, operation: string): string | undefined {
  const pattern = readText(read, httpKeys.route) ?? readText(read, httpKeys.template);
  if (pattern !== undefined) return splitUrl(pattern)?.path ?? pattern;
  const named = NAMED_PATTERN.exec(operation)?.[1];
  return named === undefined ? undefined : oneLine(named);
}

/** A span of old may be named after its pattern: `/user/{id}`, `GET /user/:id`. */
const NAMED_PATTERN = /^(?:[A-Z]{3,7} )?(\/[\w./-]*(?:\{|\/:)[\w.{}:/*-]*)$/;

function readPath(read: ReadTag, url: string | undefined, urlPath: string | undefined): string | undefined {
  const target = readText(read, httpKeys.path);
  if (target !== undefined) return splitUrl(target)?.path ?? pathOnly(target);
  if (urlPath !== undefined) return urlPath === '' ? '/' : urlPath;
  return url === undefined ? undefined : pathOnly(url);
}

/** A path may contain a token. */
function masked(path: string | undefined): string | undefined {
  return path === undefined ? undefined : maskText(path);
}

function hostOf(read: ReadTag, isClient: boolean, urlHost: string | undefined): string | undefined {
  if (isClient && urlHost !== undefined && urlHost !== '') return urlHost;
  return readServer(read);
}

/** An answer of 4xx is the client's fault. */
function severityOf(code: number | undefined, isClient: boolean): SummarySeverity {
  if (code === undefined || code < 400) return 'none';
  return isClient || code >= 500 ? 'error' : 'notice';
}
