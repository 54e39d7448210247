/** Reads `Retry-After`, the header by which a server says when it wants to be asked again. */

const DAY_SECONDS = 86_400;

/**
 * Seconds to wait, at most a day; undefined where the server does not say, or says nothing that can be read. A date is
 * compared with the server's own clock where it sends that too, else with `nowMs` (ms since 1970).
 */
export function retryAfterSeconds(headers: Headers, nowMs: number): number | undefined {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(text)) return Math.min(Number(text), DAY_SECONDS);
  const date = Date.parse(text);
  if (Number.isNaN(date)) return undefined;
  const sentAt = Date.parse(headers.get('date') ?? '');
  const seconds = (date - (Number.isNaN(sentAt) ? nowMs : sentAt)) / 1000;
  return Math.min(Math.max(0, seconds), DAY_SECONDS);
}
