/**
 * The host names that the server answers to: a site whose name points to this machine must not read from it.
 */

import { isIP } from 'node:net';

const ANY_ADDRESS = new Set(['0.0.0.0', '::']);

interface ServedHosts {
  /** Where the server listens. */
  readonly host: string;
  /** Further names, without ports; one that begins with a dot includes all names that end with it. */
  readonly allowedHosts: readonly string[];
}

/**
 * Returns a function that tells whether a request's Host is one of the server's own. A server that listens on
 * every address answers to every address, but only to the given names: a name can be made to point here, an
 * address cannot.
 */
export function createHostCheck({
  host,
  allowedHosts,
}: ServedHosts): (header: string | undefined) => boolean {
  const names = new Set(['localhost', '127.0.0.1', '::1', host.toLowerCase(), ...allowedHosts]);
  const suffixes = allowedHosts.filter((name) => name.startsWith('.'));
  return (header) => {
    const name = nameOfHost(header ?? '');
    if (name === undefined) return false;
    if (names.has(name) || suffixes.some((suffix) => name.endsWith(suffix))) return true;
    return ANY_ADDRESS.has(host) && isIP(name) !== 0;
  };
}

/** The name in lower case, without port, brackets and trailing dot; undefined if it is not a valid Host. */
function nameOfHost(header: string): string | undefined {
  const [, bracketed, plain] = /^(?:\[([\da-f:.]+)\]|([\w.-]+?)\.?)(?::\d{1,5})?$/i.exec(header) ?? [];
  return (bracketed ?? plain)?.toLowerCase();
}
