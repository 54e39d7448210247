/** Which page a path names, and the path of a trace. Paths are as the address bar holds them: percent-encoded. */
import { percentDecode, percentEncode } from '../base/text/percentCode.ts';

export type PagePath =
  | { readonly kind: 'home' | 'search' }
  /** The id as it was before it was encoded; nothing is checked. */
  | { readonly kind: 'trace'; readonly id: string }
  /** The path for people to read. */
  | { readonly kind: 'unknown'; readonly text: string };

/** Reads a path below the app's base. What is no percent code in it stands for itself. */
export function parsePagePath(path: string): PagePath {
  const trace = /^\/trace\/([^/]+)\/?$/i.exec(path);
  if (trace !== null) return { kind: 'trace', id: percentDecode(trace[1]) ?? trace[1] };
  if (path === '' || path === '/') return { kind: 'home' };
  if (/^\/search\/?$/i.test(path)) return { kind: 'search' };
  return { kind: 'unknown', text: percentDecode(path) ?? path };
}

/** The path of a trace's page. (No path can name the ids `.` and `..`: browsers take them for steps.) */
export function formatTracePath(id: string): string {
  return `/trace/${percentEncode(id)}`;
}

/** The part of a path that lies below the base (which has no slash at its end); all of it where it lies elsewhere. */
export function pathBelow(base: string, path: string): string {
  return path === base || path.startsWith(`${base}/`) ? path.slice(base.length) : path;
}
