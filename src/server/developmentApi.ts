/** The API as the development server gives it: a real Jaeger's when JAEGER_URL names one, else the fixtures'. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { createApiRoutes } from './apiRoutes.ts';
import { readSettings } from './settings.ts';

const settings = readSettings(process.env);
if (!settings.ok) throw new Error(settings.error.join('\n'));
const routes = createApiRoutes({ ...settings.value, basePath: '' });

/** Answers and says true, or says that the address is not the API's. */
export function answerInDevelopment(request: IncomingMessage, response: ServerResponse): boolean {
  return routes(request, response, request.url ?? '/');
}
