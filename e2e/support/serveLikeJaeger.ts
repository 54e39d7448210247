/**
 * The built app inside a Jaeger (`ui.assets_path`): files only below `static/`, `index.html` for every other
 * path, the API of the fixtures. Written after Jaeger's documented behaviour; no code of it.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createFixtureApi, type Era } from '../../fixtures/api/createFixtureApi.ts';
import { createFixture } from '../../fixtures/generator/fixtureSet.ts';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Serves at `basePath` (without a slash at its end) on a free port. */
export async function serveLikeJaeger(era: Era, basePath: string) {
  const traces = createFixture('default', Date.now() * 1000) ?? [];
  const api = createFixtureApi({ era, basePath, traces });
  const index = (await readFile(join(dist, 'index.html'), 'utf8')).replaceAll(
    '<base href="/"',
    era === 'A' ? `<base href="${basePath}/"` : '<base href="/"',
  );
  const sendIndex = (response: ServerResponse) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(index);
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '', 'http://jaeger').pathname;
    if (path.startsWith(`${basePath}/api/`)) return api.handle(request, response);
    if (!path.startsWith(`${basePath}/static/`)) return sendIndex(response);
    const file = join(dist, path.slice(basePath.length));
    const bytes = await readFile(file).catch(() => undefined);
    if (bytes === undefined) return response.writeHead(404).end('404 page not found\n');
    return response.writeHead(200, { 'content-type': types[extname(file)] ?? '' }).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}${basePath}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
