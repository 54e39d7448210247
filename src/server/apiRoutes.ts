/** Answers `/api` and `/fixtures` from a real Jaeger or the embedded fixtures. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerText } from './answers.ts';
import { createFixtureRoutes } from './fixtureRoutes.ts';
import { isJaegerEndpoint } from './jaegerEndpoints.ts';
import { createJaegerProxy } from './jaegerProxy.ts';
import { createRareReport } from './rareReport.ts';
import { pathOf } from './requestPath.ts';
import type { ServerSettings } from './settings.ts';

/** Whether these routes answer a path (below the base path). */
export function isApiPath(path: string): boolean {
  return /^\/(api|fixtures)(?=[/?]|$)/.test(path);
}

/**
 * Returns a handler that answers `path` (below the base path) and returns true, or returns false if the path
 * is not one of these. `report` receives messages for the operator.
 */
export function createApiRoutes(settings: ServerSettings, report: (sentence: string) => void) {
  const { basePath, era, forwardedHeaders, jaegerUrl, servesFixtures } = settings;
  const forward =
    jaegerUrl === undefined
      ? undefined
      : createJaegerProxy({ target: jaegerUrl, forwardedHeaders, report: createRareReport(report) });
  const answerFromFixtures = createFixtureRoutes({ basePath, era });

  return (request: IncomingMessage, response: ServerResponse, path: string): boolean => {
    if (!isApiPath(path)) return false;
    const isFixtures = path.startsWith('/fixtures');
    if (isFixtures && !servesFixtures) {
      answerText(response, 404, 'Built-in traces are not served here: FIXTURES=on adds them.');
    } else if (isFixtures || forward === undefined) answerFromFixtures(request, response);
    else if (isJaegerEndpoint(pathOf(path))) forward(request, response, path);
    else answerText(response, 404, 'Spanwise does not use this part of the API.');
    return true;
  };
}
