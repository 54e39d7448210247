/**
 * The embedded fixture API: `<base>/api` serves the default fixture, `<base>/fixtures/<name>/api` any other.
 */

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Era } from '../../fixtures/api/createFixtureApi.ts';
import { fixtureOptions, parseFixtureName } from '../../fixtures/api/fixtureName.ts';
import { fixtureNames, isFixtureName } from '../../fixtures/generator/fixtureSet.ts';
import { fixtureAt } from '../base/fixtureAt.ts';
import { createRecentlyUsed } from '../base/recentlyUsed.ts';
import { answerText } from './answers.ts';
import { createKeptFixture } from './keptFixture.ts';

interface FixtureRouteOptions {
  /** Without a trailing slash. */
  readonly basePath: string;
  /** The version of Jaeger to imitate unless the fixture's name says otherwise. */
  readonly era: Era;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly limits?: Partial<FixtureLimits>;
}

/** Limits on what is kept, besides the default fixture; the least recently used are dropped. */
interface FixtureLimits {
  readonly fixtures: number;
  /** Ways to answer (era, fault, order) per fixture. */
  readonly apis: number;
  readonly memoryBytes: number;
  /** Bytes in temporary files of large traces. */
  readonly fileBytes: number;
}

const usualLimits: FixtureLimits = { fixtures: 32, apis: 8, memoryBytes: 256e6, fileBytes: 4e9 };

/**
 * Returns a handler for requests below `<base>/api` and `<base>/fixtures`. Fixtures are made when they are
 * first requested, which is when their newest trace ends, and kept while there is room. Searches move them
 * forward with the clock (see `keepRecent`). Their IDs stay the same, even when they are made again, so links
 * to them stay valid.
 */
export function createFixtureRoutes({ basePath, era, now = Date.now, limits }: FixtureRouteOptions) {
  const { fixtures, apis, memoryBytes, fileBytes } = { ...usualLimits, ...limits };
  const keep = (key: string) => {
    const { name, atMs } = parseFixtureName(key);
    const clock = atMs === undefined ? now : () => atMs;
    return createKeptFixture(name, { basePath, era, now: clock, mostApis: apis });
  };
  const usual = keep('default');
  const kept = createRecentlyUsed({
    create: keep,
    limits: [
      { most: fixtures, of: () => 1 },
      { most: memoryBytes, of: (fixture) => fixture.memoryBytes() },
      { most: fileBytes, of: (fixture) => fixture.fileBytes() },
    ],
    discard: (fixture) => fixture.discard(),
  });

  return (request: IncomingMessage, response: ServerResponse): void => {
    const path = (request.url ?? '/').slice(basePath.length);
    const [, text] = /^\/fixtures\/([^/?]*)/.exec(path) ?? [];
    if (text === undefined) {
      usual.answer('', request, response);
      return;
    }
    const wish = parseFixtureName(text);
    if (!isFixtureName(wish.name) || wish.unknown.length > 0) {
      answerText(response, 404, explainUnknown(wish.name, wish.unknown));
      return;
    }
    const key = fixtureAt(wish.name, wish.atMs);
    const fixture = key === 'default' ? usual : kept(key);
    fixture.answer(text, request, response);
  };
}

function explainUnknown(name: string, options: readonly string[]): string {
  if (!isFixtureName(name)) return `There is no fixture "${name}". There are: ${fixtureNames.join(', ')}.`;
  const unknown = options.map((option) => `"~${option}"`).join(', ');
  return `There is no condition ${unknown} of fixtures. There are: ${fixtureOptions.map((option) => `~${option}`).join(', ')}.`;
}
