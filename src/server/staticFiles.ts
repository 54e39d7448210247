/** The built app's files, and its page for every address that is one of its pages. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import sirv from 'sirv';

/**
 * True where the page answers: never for `config.json`, nor for what looks like a file, whose absence must show.
 * (Names of services and ids of traces may hold dots, so only endings of files that a browser loads count.)
 * `jaeger-proxy.conf` decides by the same pattern.
 */
export function isPagePath(path: string): boolean {
  return !/\/(static\/.*|config\.json|[^/]*\.(js|mjs|css|map|json|html|txt|xml|svg|png|jpe?g|gif|webp|ico|woff2?|ttf|wasm|webmanifest))$/i.test(
    path,
  );
}

/** Serves `directory`; `request.url` must be below the base path already. Calls `next` when there is nothing to serve. */
export function createStaticFiles(directory: string) {
  const serve = sirv(directory, {
    // Looks at the folder with each request: a build while the server runs is served, and a file that is gone is a 404.
    dev: true,
    etag: true,
    // The build has put compressed ones beside them.
    brotli: true,
    gzip: true,
    extensions: [],
    setHeaders: (response, path) => {
      // Names under static/ hold a hash of their contents.
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
    // A file can vanish between the look at it and its first byte: that ends one answer, not the server.
    response.once('pipe', (file) => file.once('error', () => response.destroy()));
    try {
      serve(request, response, next);
    } catch {
      if (response.headersSent) response.destroy();
      else next();
    }
  };
}
