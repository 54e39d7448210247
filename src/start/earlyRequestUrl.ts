/** Which address most likely has the trace that the page is opened for. */

import { fixtureAt } from '../base/fixtureAt.ts';

interface Opened {
  /** The page's path and query. */
  readonly pathname: string;
  readonly search: string;
  /** Where the app is mounted; ends with a slash. */
  readonly baseUrl: string;
  /** What is known of the last server (`api/dialect/remembered.ts`), by field. */
  readonly known: (field: string) => unknown;
}

/**
 * Returns the URL of the trace, at the server and in the dialect of the last time. Nothing if the page is for
 * no trace, or its id is not hexadecimal.
 */
export function earlyRequestUrl({ pathname, search, baseUrl, known }: Opened): string | undefined {
  const id = /\/trace\/([0-9a-f]{1,32})\/?$/i.exec(pathname)?.[1].toLowerCase().padStart(32, '0');
  if (id === undefined) return undefined;
  const parameters = new URLSearchParams(search);
  const fixture = parameters.get('fixture');
  if (fixture) {
    const name = fixtureAt(fixture, Date.parse(parameters.get('now') ?? ''));
    return new URL(`fixtures/${encodeURIComponent(name)}/api/v3/traces/${id}`, baseUrl).href;
  }
  const apiUrl = known('apiUrl');
  const api = typeof apiUrl === 'string' ? apiUrl : 'api';
  const dialect = known('dialect');
  const isLegacy = dialect === 'legacy' || (dialect === 'auto' && known('v3') === false);
  const path = `${api}${isLegacy ? '' : '/v3'}/traces/${id}`;
  return URL.canParse(path, baseUrl) ? new URL(path, baseUrl).href : undefined;
}
