/** Where the app is mounted, as far as the address tells. */

const PAGE = /^(.*?\/)(?:search|compare|dependencies|monitor|diagnostics|(?:trace|services)(?:\/[^/]*)?)\/?$/;

/** Returns the path with one slash between its parts. Two at its start would name another host. */
export function withSingleSlashes(path: string): string {
  return path.replace(/\/{2,}/g, '/');
}

/**
 * Returns everything before the first part of a path that can only be one of our pages, with its last slash:
 * `/tracing/trace/7f3a` gives `/tracing/`. A path that is none of them gives what precedes its last slash.
 */
export function findBasePath(path: string): string {
  return PAGE.exec(path)?.[1] ?? path.slice(0, path.lastIndexOf('/') + 1);
}

/**
 * Returns whether a path may be the app's own, without its last slash, as somebody types it: `/tracing`.
 * Files are then looked for one level too high.
 */
export function mayLackSlash(path: string): boolean {
  return !path.endsWith('/') && !PAGE.test(path);
}
