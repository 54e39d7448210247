/** Parses `Retry-After`, the header with which a server says when to ask again. */

const DAY_SECONDS = 86_400;

/**
 * Returns the seconds to wait, at most a day; undefined if the server does not say or the value is invalid. A
 * date is compared with the server's own clock if it sends that too, else with `nowMs` (ms since 1970).
 */
export function retryAfterSeconds(headers: Pick<Headers, 'get'>, nowMs: number): number | undefined {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(text)) return Math.min(Number(text), DAY_SECONDS);
  const date = Date.parse(text);
  if (Number.isNaN(date)) return undefined;
  const sentAt = Date.parse(headers.get('date') ?? '');
  const seconds = (date - (Number.isNaN(sentAt) ? nowMs : sentAt)) / 1000;
  return Math.min(Math.max(0, seconds), DAY_SECONDS);
}
