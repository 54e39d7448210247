/** The embedded fixture API: `<base>/api` speaks for the usual fixture, `<base>/fixtures/<name>/api` for any other. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { createFixtureApi, type Era, type FixtureApi } from '../../fixtures/api/createFixtureApi.ts';
import { type Fault, faultOf, isFault } from '../../fixtures/api/faults.ts';
import { createFixture, fixtureNames, isFixtureName } from '../../fixtures/generator/fixtureSet.ts';
import { answerText } from './answers.ts';

interface FixtureRouteOptions {
  /** Without a slash at its end. */
  readonly basePath: string;
  /** Whose answers are given unless the fixture's name says otherwise. */
  readonly era: Era;
}

/**
 * Returns a handler for requests below `<base>/api` and `<base>/fixtures`. Fixtures are made when they are first asked
 * for, and kept: their newest trace ends when the server started, so that links to them stay valid.
 */
export function createFixtureRoutes({ basePath, era }: FixtureRouteOptions) {
  const endUnixMicros = Date.now() * 1000;
  const traces = remember((fixture) => createFixture(fixture, endUnixMicros) ?? []);
  const createApi = (name: string, apiBasePath: string): FixtureApi['handle'] | undefined => {
    const wish = parseFixtureName(name);
    if (wish === undefined) return undefined;
    const faults = { kind: wish.fault };
    const api = createFixtureApi({
      era: wish.era ?? era,
      traces: () => traces(wish.fixture),
      faults,
      basePath: apiBasePath,
    });
    return (request, response) => {
      // Uncompressed, an answer that is spoilt on purpose reaches the reader byte by byte as it was spoilt.
      if (faultOf(request, faults) !== undefined) response.setHeader('Cache-Control', 'no-transform');
      api.handle(request, response);
    };
  };
  const usual = createApi('default', basePath);
  const named = remember((name) => createApi(name, `${basePath}/fixtures/${name}`));

  return (request: IncomingMessage, response: ServerResponse): void => {
    const path = (request.url ?? '/').slice(basePath.length);
    const [, name] = /^\/fixtures\/([^/?]*)/.exec(path) ?? [];
    const answer = name === undefined ? usual : named(name);
    if (answer !== undefined) answer(request, response);
    else answerText(response, 404, `There is no fixture "${name}". There are: ${fixtureNames.join(', ')}.`);
  };
}

interface FixtureWish {
  /** One that `isFixtureName` accepts. */
  readonly fixture: string;
  readonly era: Era | undefined;
  readonly fault: Fault | undefined;
}

/** Understands `home`, `home~eraA`, `home~cut` and `home~eraC~slow`; undefined for anything else. */
export function parseFixtureName(name: string): FixtureWish | undefined {
  const [fixture = '', ...conditions] = name.split('~');
  let era: Era | undefined;
  let fault: Fault | undefined;
  for (const condition of conditions) {
    if (condition === 'eraA') era = 'A';
    else if (condition === 'eraB') era = 'B';
    else if (condition === 'eraC') era = 'C';
    else if (isFault(condition)) fault = condition;
    else return undefined;
  }
  return isFixtureName(fixture) ? { fixture, era, fault } : undefined;
}

function remember<T>(create: (name: string) => T): (name: string) => T {
  const created = new Map<string, { readonly value: T }>();
  return (name) => {
    const known = created.get(name) ?? { value: create(name) };
    created.set(name, known);
    return known.value;
  };
}
