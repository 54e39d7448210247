/** Serves the built app's files, and its page for every address of one of its pages. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import sirv from 'sirv';

/**
 * Whether the page answers an address: not for `config.json` or anything that looks like a file, which must
 * be reported as missing. (Names of services and IDs of traces may contain dots, so only the extensions of
 * files that a browser loads count.) `jaeger-proxy.conf` uses the same pattern.
 */
export function isPagePath(path: string): boolean {
  return !/\/(static\/.*|config\.json|[^/]*\.(js|mjs|css|map|json|html|txt|xml|svg|png|jpe?g|gif|webp|ico|woff2?|ttf|wasm|webmanifest))$/i.test(
    path,
  );
}

/**
 * Serves `directory`; `request.url` must be relative to the
 * base path. Calls `next` if there is nothing to serve.
 */
export function createStaticFiles(directory: string) {
  const serve = sirv(directory, {
    // Reads the folder with each request: serves a build
    // made while it runs, and answers 404 for removed files.
    dev: true,
    etag: true,
    // The build has put compressed files next to them.
    brotli: true,
    gzip: true,
    extensions: [],
    setHeaders: (response, path) => {
      // Names under static/ contain a hash of the contents.
      response.setHeader(
        'Cache-Control',
        path.startsWith('/static/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  return (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const [path = '/'] = (request.url ?? '/').split('?');
    // A page whose base path was guessed wrong (an unknown address, two levels deep) still finds its files.
    request.url = /\/static\/.*$/.exec(path)?.[0] ?? (isPagePath(path) ? '/index.html' : path);
    // A file can disappear between the check and its first byte: that ends one answer, not the server.
    response.once('pipe', (file) => file.once('error', () => response.destroy()));
    try {
      serve(request, response, next);
    } catch {
      if (response.headersSent) response.destroy();
      else next();
    }
  };
}
