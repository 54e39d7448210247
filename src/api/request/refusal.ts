/** Interprets an unsuccessful answer: both of Jaeger's error dialects, plain text, and web pages. */
import { closeJson } from '../../base/text/closeJson.ts';
import { wellFormed } from '../../base/text/wellFormed.ts';
import { errorSaid, type SaidError } from '../../formats/document/errorBody.ts';
import type { ApiError } from '../apiError.ts';

const DETAIL_LENGTH = 2_000;

export interface Answer {
  readonly url: string;
  readonly status: number;
  /** '' if the server does not say. */
  readonly contentType: string;
  readonly text: string;
  readonly retryAfterSeconds?: number;
  /** It came from a different URL than the requested one. */
  readonly isRedirected?: boolean;
}

/**
 * Returns whether a web page came instead of an answer. A missing `application/json` means nothing (old
 * servers send JSON as `text/plain`), so only signs of HTML count.
 */
export function isPage(contentType: string, startOfBody: string): boolean {
  return (
    /\btext\/html\b|\bxhtml\b/i.test(contentType) ||
    /^\s*(<!doctype|<html|<\?xml|<head|<body)/i.test(startOfBody)
  );
}

/**
 * Returns whether a page with status 200 is the one that Jaeger, or this app in its place, serves at every
 * unknown path.
 */
export function isIndexPage(startOfBody: string): boolean {
  return /data-inject-target="?BASE_URL|<title>Jaeger UI<\/title>/i.test(startOfBody);
}

/** Returns what a status other than 2xx means. */
export function refusalOf(answer: Answer): ApiError {
  const { url, status, contentType, text, retryAfterSeconds, isRedirected = false } = answer;
  const detail = startOf(text);
  const page = isPage(contentType, text);
  const said = page ? undefined : saidBy(text);
  const message = said?.message ?? (page ? titleOf(text) : startOf(text.trim(), 300));
  if (status === 401 || status === 407) return { kind: 'unauthorised', url, message, detail };
  if (status === 403) return { kind: 'forbidden', url, message, detail };
  const form = said?.form ?? 'text';
  if (form === 'text' && isMissingRoute(status, text)) {
    return { kind: 'absent', url, status, message, isServersOwn: !page && !isRedirected };
  }
  return { kind: 'refused', url, status, message, form, detail, retryAfterSeconds };
}

/** Returns the message in a JSON error body, or in as much of it as was read; undefined if it is none. */
export function saidBy(text: string): SaidError | undefined {
  return errorSaid(parseSmallJson(text) ?? parseSmallJson(closeJson(text, '…')));
}

/** Returns the value of a JSON text with all texts well-formed; undefined if it is not JSON. */
export function parseSmallJson(text: string): unknown {
  try {
    // Lone surrogates can only come from escapes.
    return /\\ud[89a-f]/i.test(text) ? JSON.parse(text, wellFormedValue) : JSON.parse(text);
  } catch (reason) {
    if (reason instanceof SyntaxError) return undefined;
    throw reason;
  }
}

function wellFormedValue(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? wellFormed(value) : value;
}

/** Returns the first characters of a body, to show on demand. */
export function startOf(text: string, length = DETAIL_LENGTH): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

/**
 * Go's `404 page not found`, a proxy's page, or VictoriaTraces, which answers everything unknown with 400 in
 * plain text.
 */
function isMissingRoute(status: number, text: string): boolean {
  if (status === 404 || status === 405 || status === 501) return true;
  return status === 400 && /unsupported path|not supported yet/i.test(text);
}

/** Returns the title of a page, where proxies say what is wrong (`502 Bad Gateway`). */
function titleOf(page: string): string {
  return /<title[^>]*>([^<]*)<\/title>/i.exec(page)?.[1]?.trim() ?? '';
}
