/** Hosts and paths as parts of a line. */

import { httpKeys } from '../http.ts';
import { peerKeys } from '../peer.ts';
import { type ReadTag, readText } from './readText.ts';

const URL_PARTS = /^([a-z][a-z\d+.-]*):\/\/(?:[^\s/?#@]*@)?([^\s/?#@]*)([^\s?#]*)/i;
/** Ports that go without saying, by scheme. */
const USUAL_PORTS: Readonly<Record<string, string>> = { http: ':80', https: ':443' };

export interface UrlParts {
  /** With its port, unless that goes without saying; '' if there is none. */
  readonly host: string;
  /** Without the query; '' if there is none. */
  readonly path: string;
}

/** Splits a URL without its user, query and fragment. Undefined for what is not an absolute URL. */
export function splitUrl(url: string): UrlParts | undefined {
  const match = URL_PARTS.exec(url);
  if (match === null) return undefined;
  const [, scheme, host, path] = match;
  const port = USUAL_PORTS[scheme.toLowerCase()];
  const isUsual = port !== undefined && host.endsWith(port);
  return { host: isUsual ? host.slice(0, -port.length) : host, path };
}

/** Returns a path without its query and fragment. */
export function pathOnly(target: string): string {
  return /^[^?#]*/.exec(target)?.[0] ?? '';
}

/** Returns the name of what is called, with its port: `payments:443`. */
export function readServer(read: ReadTag): string | undefined {
  const name = readText(read, peerKeys.address);
  if (name === undefined) return readText(read, httpKeys.host);
  const port = readText(read, peerKeys.port);
  const isPort = port !== undefined && /^[1-9]\d{0,4}$/.test(port);
  if (!isPort || name.endsWith(`:${port}`)) return name;
  return name.includes(':') && !name.startsWith('[') ? `[${name}]:${port}` : `${name}:${port}`;
}
