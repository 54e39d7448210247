/** What each address answers: the API, the fixtures, the configuration, the app's files. */

import { readFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { constants } from 'node:zlib';
import compression from 'compression';
import { answerConfiguration, answerText, isConfigurationPath } from './answers.ts';
import { createApiRoutes } from './apiRoutes.ts';
import { securityHeaders } from './securityHeaders.ts';
import type { ServerSettings } from './settings.ts';
import { createStaticFiles } from './staticFiles.ts';

/** Builds the server's one request listener from the built app in `directory`. */
export async function createRequestHandler(
  settings: ServerSettings,
  directory: string,
): Promise<RequestListener> {
  const { basePath, configFile } = settings;
  const headers = Object.entries(
    securityHeaders(await readFile(`${directory}/index.html`, 'utf8'), settings.frameAncestors),
  );
  // The lowest effort: it still shrinks Jaeger's answers to a tenth, and costs less than reading them.
  const compress = compression({ level: 1, brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } } });
  const answerApi = createApiRoutes(settings);
  const serveFile = createStaticFiles(directory);

  return (request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    const url = request.url ?? '/';
    if (!url.startsWith(`${basePath}/`)) {
      answerText(response, 404, `Spanwise is served at ${basePath}/.`);
      return;
    }
    const path = url.slice(basePath.length);
    compress(request, response, () => {
      if (answerApi(request, response, path)) return;
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        response.setHeader('Allow', 'GET, HEAD');
        answerText(response, 405, 'Only GET and HEAD are answered here.');
      } else if (isConfigurationPath(path)) void answerConfiguration(response, configFile);
      else {
        request.url = path;
        serveFile(request, response, () => answerText(response, 404, 'There is no such file.'));
      }
    });
  };
}
