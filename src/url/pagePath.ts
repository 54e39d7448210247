/** Which page a path names, and the path of a trace. Paths are percent-encoded, as in the address bar. */
import { percentDecode, percentEncode } from '../base/text/percentCode.ts';

export type PagePath =
  | { readonly kind: 'home' | 'search' }
  /** The decoded id; it is not checked. */
  | { readonly kind: 'trace'; readonly id: string }
  /** The path in a readable form. */
  | { readonly kind: 'unknown'; readonly text: string };

/** Parses a path below the app's base. Invalid percent codes are kept as they are. */
export function parsePagePath(path: string): PagePath {
  const trace = /^\/trace\/([^/]+)\/?$/i.exec(path);
  if (trace !== null) return { kind: 'trace', id: percentDecode(trace[1]) ?? trace[1] };
  if (path === '' || path === '/') return { kind: 'home' };
  if (/^\/search\/?$/i.test(path)) return { kind: 'search' };
  return { kind: 'unknown', text: percentDecode(path) ?? path };
}

/**
 * Returns the path of a trace's page. (No path can name the ids `.` and `..`, because browsers take them for
 * relative steps.)
 */
export function formatTracePath(id: string): string {
  return `/trace/${percentEncode(id)}`;
}

/**
 * Returns the part of a path below the base (which has no trailing slash), or the whole path if it is
 * elsewhere.
 */
export function pathBelow(base: string, path: string): string {
  return path === base || path.startsWith(`${base}/`) ? path.slice(base.length) : path;
}
