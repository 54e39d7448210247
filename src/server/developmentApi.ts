/** What the development server answers as `npm start` does: the API (a real Jaeger's or the fixtures') and the configuration. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerConfiguration, isConfigurationPath } from './answers.ts';
import { createApiRoutes, isApiPath } from './apiRoutes.ts';
import { createRefusal } from './requestRefusal.ts';
import { readSettings } from './settings.ts';

const settings = readSettings(process.env);
if (!settings.ok) throw new Error(settings.error.join('\n'));
const { configFile } = settings.value;
const refuse = createRefusal(() => true); // Vite has looked at the header Host before
const routes = createApiRoutes({ ...settings.value, basePath: '' }, console.warn);

/** Answers and says true, or says that the address is not the API's. */
export function answerInDevelopment(request: IncomingMessage, response: ServerResponse): boolean {
  const path = request.url ?? '/';
  if (isApiPath(path) && refuse(request, response)) return true;
  if (!isConfigurationPath(path)) return routes(request, response, path);
  void answerConfiguration(response, configFile);
  return true;
}
