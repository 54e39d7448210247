/** Who answers `/api` and `/fixtures`: a real Jaeger, or the embedded fixtures. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { createFixtureRoutes } from './fixtureRoutes.ts';
import { createJaegerProxy } from './jaegerProxy.ts';
import type { ServerSettings } from './settings.ts';

/** Returns a handler that answers `path` (below the base path) and says true, or says that it is somebody else's. */
export function createApiRoutes(settings: ServerSettings) {
  const { basePath, era, jaegerUrl } = settings;
  const forward = jaegerUrl === undefined ? undefined : createJaegerProxy(jaegerUrl);
  const answerFromFixtures = createFixtureRoutes({ basePath, era });

  return (request: IncomingMessage, response: ServerResponse, path: string): boolean => {
    const [, first] = /^\/(api|fixtures)(?=[/?]|$)/.exec(path) ?? [];
    if (first === undefined) return false;
    if (first === 'api' && forward !== undefined) forward(request, response, path);
    else answerFromFixtures(request, response);
    return true;
  };
}
