/** Which names the server answers to: a page of another name that leads to this machine must not read from it. */

import { isIP } from 'node:net';

const ANY_ADDRESS = new Set(['0.0.0.0', '::']);

interface ServedHosts {
  /** Where the server listens. */
  readonly host: string;
  /** Further names, without ports; one that begins with a dot stands for all names that end in it. */
  readonly allowedHosts: readonly string[];
}

/**
 * Returns whether a request's Host is one of the server's own. A server that listens on every address answers to every
 * address, but to names only that it was told: nobody can make an address lead elsewhere, as a name can be made to.
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

/** The name without port, brackets and a dot at its end, in lower case; undefined for what is no Host. */
function nameOfHost(header: string): string | undefined {
  const [, bracketed, plain] = /^(?:\[([\da-f:.]+)\]|([\w.-]+?)\.?)(?::\d{1,5})?$/i.exec(header) ?? [];
  return (bracketed ?? plain)?.toLowerCase();
}
