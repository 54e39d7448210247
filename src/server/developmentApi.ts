/**
 * Answers the API (a real Jaeger's or the fixtures') and the configuration in development, like `npm start`.
 */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerConfiguration, isConfigurationPath } from './answers.ts';
import { createApiRoutes, isApiPath } from './apiRoutes.ts';
import { composeConfig } from './configuration/composedConfig.ts';
import { createRefusal } from './requestRefusal.ts';
import { readSettings } from './settings.ts';

const settings = readSettings(process.env);
if (!settings.ok) throw new Error(settings.error.join('\n'));
const { configFile } = settings.value;
const composed = composeConfig({ ...settings.value, basePath: '' });
const refuse = createRefusal(() => true); // Vite has checked the Host header already
const routes = createApiRoutes({ ...settings.value, basePath: '' }, console.warn);

/** Answers and returns true, or returns false if the address is not part of the API. */
export function answerInDevelopment(request: IncomingMessage, response: ServerResponse): boolean {
  const path = request.url ?? '/';
  if (isApiPath(path) && refuse(request, response)) return true;
  if (!isConfigurationPath(path)) return routes(request, response, path);
  void answerConfiguration(response, configFile, composed);
  return true;
}
