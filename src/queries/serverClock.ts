/** How far the server's clock is off, by the `Date` of an answer from the page's own origin. */
import { useEffect, useState } from 'react';

/** A difference that hides recent traces from a search, ms. The header counts whole seconds. */
const NOTICEABLE_MS = 30_000;
const TIMEOUT_MS = 5_000;

/**
 * Returns by how many ms the server's clock is ahead of this computer's (negative: behind), once `isAsked`;
 * undefined if it is about right, or unknown.
 */
export function useServerClockError(isAsked: boolean): number | undefined {
  const [error, setError] = useState<number | undefined>(undefined);
  useEffect(() => {
    if (!isAsked) return undefined;
    const abort = new AbortController();
    void measure(abort.signal).then((found) => {
      if (!abort.signal.aborted) setError(found);
    });
    return () => abort.abort();
  }, [isAsked]);
  return error;
}

async function measure(signal: AbortSignal): Promise<number | undefined> {
  const before = Date.now();
  try {
    const timeout = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
    const answer = await fetch('config.json', { method: 'HEAD', cache: 'no-store', signal: timeout });
    return clockError(answer.headers.get('date'), (before + Date.now()) / 2);
  } catch {
    return undefined;
  }
}

/** The difference between a `Date` header and the time here, ms; undefined if it does not matter. */
export function clockError(header: string | null, nowMs: number): number | undefined {
  const there = header === null ? Number.NaN : Date.parse(header);
  const error = there - nowMs;
  return Math.abs(error) >= NOTICEABLE_MS ? error : undefined;
}
