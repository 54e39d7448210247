/** Routes each address: the API, the fixtures, the configuration, the app's files. */

import { readFile } from 'node:fs/promises';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { constants } from 'node:zlib';
import compression from 'compression';
import { answerConfiguration, answerText, isConfigurationPath } from './answers.ts';
import { createApiRoutes } from './apiRoutes.ts';
import { composeConfig } from './configuration/composedConfig.ts';
import { answerDemoTarget, isDemoPath } from './configuration/demoTarget.ts';
import { createRefusal } from './requestRefusal.ts';
import { securityHeaders } from './securityHeaders.ts';
import { createHostCheck } from './servedHosts.ts';
import type { ServerSettings } from './settings.ts';
import { createStaticFiles } from './staticFiles.ts';

/** Creates the server's request listener for the built app in `directory`; `report` receives errors. */
export async function createRequestHandler(
  settings: ServerSettings,
  directory: string,
  report: (sentence: string) => void = console.warn,
): Promise<RequestListener> {
  const { basePath, configFile } = settings;
  const composed = composeConfig(settings);
  const hasDemo = settings.jaegerUrl === undefined;
  const headers = Object.entries(
    securityHeaders(await readFile(`${directory}/index.html`, 'utf8'), settings.frameAncestors),
  );
  // The lowest level: it still shrinks Jaeger's answers to a tenth, and is cheaper than reading them.
  const compress = compression({ level: 1, brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } } });
  const answerApi = createApiRoutes(settings, report);
  const refuse = createRefusal(createHostCheck(settings));
  const serveFile = createStaticFiles(directory);

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    if (refuse(request, response)) return;
    const url = request.url ?? '/';
    if (basePath !== '' && url.replace(/\?.*$/s, '') === basePath) {
      // Without its slash, addresses relative to the page would lead out of the base path.
      response.writeHead(307, { Location: `${basePath}/${url.slice(basePath.length)}` }).end();
      return;
    }
    if (!url.startsWith(`${basePath}/`)) {
      answerText(response, 404, `Spanwise is served at ${basePath}/.`);
      return;
    }
    const path = url.slice(basePath.length);
    compress(request, response, () => {
      if (answerApi(request, response, path)) return;
      if (isConfigurationPath(path)) void answerConfiguration(response, configFile, composed);
      else if (hasDemo && isDemoPath(path)) answerDemoTarget(response, path, basePath);
      else {
        request.url = path;
        serveFile(request, response, () => answerText(response, 404, 'There is no such file.'));
      }
    });
  };

  return (request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    try {
      answer(request, response);
    } catch (error) {
      // An unforeseen request must not end the server.
      report(`An answer failed: ${error instanceof Error ? error.message : String(error)}`);
      if (response.headersSent) response.destroy();
      else answerText(response, 500, 'The server failed to handle this request.');
    }
  };
}
