/** The embedded fixture API: `<base>/api` speaks for the usual fixture, `<base>/fixtures/<name>/api` for any other. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { createFixtureApi, type Era, type FixtureApi } from '../../fixtures/api/createFixtureApi.ts';
import { faultOf } from '../../fixtures/api/faults.ts';
import { fixtureOptions, parseFixtureName } from '../../fixtures/api/fixtureName.ts';
import { createLargeTrace, LARGE_TRACE_HEAD } from '../../fixtures/api/largeTrace.ts';
import { bigTrace } from '../../fixtures/generator/bigTrace.ts';
import type { BigTraceChoice } from '../../fixtures/generator/bigTraceChoice.ts';
import {
  bigFixtureTrace,
  createFixture,
  fixtureNames,
  isFixtureName,
} from '../../fixtures/generator/fixtureSet.ts';
import { keepRecent } from '../../fixtures/generator/recentTraces.ts';
import type { OtlpTraces } from '../../fixtures/otlp.ts';
import { answerText } from './answers.ts';

interface FixtureRouteOptions {
  /** Without a slash at its end. */
  readonly basePath: string;
  /** Whose answers are given unless the fixture's name says otherwise. */
  readonly era: Era;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/**
 * Returns a handler for requests below `<base>/api` and `<base>/fixtures`. Fixtures are made when they are first asked
 * for, and kept: their newest trace ends then. Searches move them on with the clock (see `keepRecent`); their ids stay,
 * so that links to them stay valid.
 */
export function createFixtureRoutes({ basePath, era, now = Date.now }: FixtureRouteOptions) {
  const tracesOf = remember((fixture) => keepRecent((end) => createTraces(fixture, end), now));
  const largeTraceOf = remember((fixture) => {
    const choice = largeTraceOfName(fixture);
    return choice === undefined ? undefined : createLargeTrace(choice);
  });
  const createApi = (text: string, apiBasePath: string): FixtureApi['handle'] => {
    const wish = parseFixtureName(text);
    if (!isFixtureName(wish.name) || wish.unknown.length > 0) {
      return (_request, response) => answerText(response, 404, explainUnknown(wish.name, wish.unknown));
    }
    const faults = { kind: wish.fault, delayMs: wish.delayMs };
    const api = createFixtureApi({
      era: wish.era ?? era,
      traces: tracesOf(wish.name),
      now,
      seed: wish.seed,
      faults,
      basePath: apiBasePath,
      // Era B's memory store adds the same remarks with each read. Here that would only make counts grow for people who
      // open a trace again, so it is left to the test against recorded answers.
      repeatsWarnings: false,
      complete: largeTraceOf(wish.name),
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
    answer(request, response);
  };
}

/** Bigger ones are sent from a file: the program stays small, and sends as fast as they are taken. */
const MOST_SPANS_IN_MEMORY = 5_000;

function largeTraceOfName(fixture: string): BigTraceChoice | undefined {
  const choice = bigFixtureTrace(fixture);
  return choice !== undefined && choice.spans > MOST_SPANS_IN_MEMORY ? choice : undefined;
}

function createTraces(fixture: string, endUnixMicros: number): readonly OtlpTraces[] {
  const choice = largeTraceOfName(fixture);
  if (choice === undefined) return createFixture(fixture, endUnixMicros) ?? [];
  return [bigTrace(choice, endUnixMicros, LARGE_TRACE_HEAD)];
}

function explainUnknown(name: string, options: readonly string[]): string {
  if (!isFixtureName(name)) return `There is no fixture "${name}". There are: ${fixtureNames.join(', ')}.`;
  const unknown = options.map((option) => `"~${option}"`).join(', ');
  return `Of fixtures there is no ${unknown}. There are: ${fixtureOptions.map((option) => `~${option}`).join(', ')}.`;
}

function remember<T>(create: (name: string) => T): (name: string) => T {
  const created = new Map<string, { readonly value: T }>();
  return (name) => {
    const known = created.get(name) ?? { value: create(name) };
    created.set(name, known);
    return known.value;
  };
}
