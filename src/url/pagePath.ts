/** Which page a path names, and the path of a trace. Paths are percent-encoded, as in the address bar. */
import { percentDecode, percentEncode } from '../base/text/percentCode.ts';

export type PagePath =
  | { readonly kind: 'home' | 'search' }
  /** The decoded id; it is not checked. */
  | { readonly kind: 'trace'; readonly id: string }
  /** A page of Jaeger UI that Spanwise does not have; `traceIds` are those that it compares. */
  | { readonly kind: 'foreign'; readonly page: ForeignPage; readonly traceIds: readonly string[] }
  /** The path in a readable form. */
  | { readonly kind: 'unknown'; readonly text: string };

export type ForeignPage = 'dependencies' | 'monitor' | 'compare' | 'quality-metrics';

/** Parses a path below the app's base. Invalid percent codes are kept as they are. */
export function parsePagePath(path: string): PagePath {
  const trace = /^\/trace\/([^/]+)\/?$/i.exec(path);
  // Jaeger UI compares traces at `/trace/<id>...<id>`.
  const compared = /^([0-9a-f]{1,32})?\.\.\.([0-9a-f]{1,32})?$/i.exec(trace?.[1] ?? '');
  if (compared !== null) {
    const traceIds = compared.slice(1).filter((id) => id !== undefined);
    return { kind: 'foreign', page: 'compare', traceIds };
  }
  const foreign = /^\/(dependencies|monitor|compare|quality-metrics)\/?$/i.exec(path)?.[1].toLowerCase();
  const page = foreignPages.find((name) => name === foreign);
  if (page !== undefined) return { kind: 'foreign', page, traceIds: [] };
  if (trace !== null) return { kind: 'trace', id: percentDecode(trace[1]) ?? trace[1] };
  if (path === '' || path === '/') return { kind: 'home' };
  if (/^\/search\/?$/i.test(path)) return { kind: 'search' };
  return { kind: 'unknown', text: percentDecode(path) ?? path };
}

const foreignPages: readonly ForeignPage[] = ['dependencies', 'monitor', 'compare', 'quality-metrics'];

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
