/** Reads an answer that is not a success: both of Jaeger's error dialects, plain text, and pages. */
import type { ApiError } from './apiError.ts';
import { legacyErrors, v3Error } from './wire.ts';

const DETAIL_LENGTH = 2_000;

export interface Answer {
  readonly url: string;
  readonly status: number;
  /** '' when the server does not say. */
  readonly contentType: string;
  readonly text: string;
  readonly retryAfterSeconds?: number;
}

/**
 * Whether a page came instead of an answer. The absence of `application/json` says nothing (old servers send JSON as
 * `text/plain`), so only HTML's own marks count.
 */
export function isPage(contentType: string, startOfBody: string): boolean {
  return (
    /\btext\/html\b|\bxhtml\b/i.test(contentType) ||
    /^\s*(<!doctype|<html|<\?xml|<head|<body)/i.test(startOfBody)
  );
}

/** What a status other than 2xx means. */
export function refusalOf(answer: Answer): ApiError {
  const { url, status, contentType, text, retryAfterSeconds } = answer;
  const detail = startOf(text);
  const page = isPage(contentType, text);
  const said = page ? undefined : saidBy(text);
  const message = said?.message ?? (page ? titleOf(text) : startOf(text.trim(), 300));
  if (status === 401 || status === 407) return { kind: 'unauthorised', url, message, detail };
  if (status === 403) return { kind: 'forbidden', url, message, detail };
  if (said === undefined && isMissingRoute(status, text)) return { kind: 'absent', url, status, message };
  return { kind: 'refused', url, status, message, form: said?.form ?? 'text', detail, retryAfterSeconds };
}

/** The words of an error body in one of Jaeger's two dialects, undefined where it is neither. */
export function saidBy(
  text: string,
): { readonly form: 'v3' | 'legacy'; readonly message: string } | undefined {
  const value = parseSmallJson(text);
  const legacy = legacyErrors.safeParse(value);
  if (legacy.success) {
    return { form: 'legacy', message: legacy.data.errors.map(({ msg }) => msg).join('; ') };
  }
  const v3 = v3Error.safeParse(value);
  return v3.success ? { form: 'v3', message: v3.data.error.message } : undefined;
}

/** The value of a text of JSON; undefined where it is none. */
export function parseSmallJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (reason) {
    if (reason instanceof SyntaxError) return undefined;
    throw reason;
  }
}

/** The first characters of a body, to be shown on demand. */
export function startOf(text: string, length = DETAIL_LENGTH): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

/** Go's `404 page not found`, a proxy's page, and VictoriaTraces, which answers 400 in text for everything. */
function isMissingRoute(status: number, text: string): boolean {
  if (status === 404 || status === 405 || status === 501) return true;
  return status === 400 && /unsupported path|not supported yet/i.test(text);
}

/** The title of a page, which is where proxies say what is wrong (`502 Bad Gateway`). */
function titleOf(page: string): string {
  return /<title[^>]*>([^<]*)<\/title>/i.exec(page)?.[1]?.trim() ?? '';
}
