/**
 * A case of the fuzz test: which page is opened on which
 * server, and which of its answers are spoilt, and how.
 */

import type { Era } from '../../fixtures/api/createFixtureApi.ts';
import { createRandom, type Random } from '../../fixtures/generator/random.ts';
import { drawBodyFault } from './bodyFaults.ts';
import { drawByteFault } from './byteFaults.ts';
import { drawEndingFault } from './endingFaults.ts';
import type { Fault } from './fault.ts';
import { drawHeaderFault } from './headerFaults.ts';
import { drawJsonFault } from './jsonFaults.ts';
import { drawStatusFault } from './statusFaults.ts';
import { drawTraceFault } from './traceFaults.ts';

export type Endpoint = 'search' | 'trace' | 'shape' | 'services' | 'operations' | 'configuration' | 'script';

export interface FuzzCase {
  readonly seed: number;
  readonly number: number;
  readonly page: 'search' | 'trace';
  readonly fixture: string;
  readonly era: Era;
  /** The case in words. */
  readonly endpoint: Endpoint;
  /** Whether a request (path and query string below the base) gets a faulty answer. */
  readonly isFaulty: (url: string) => boolean;
  readonly fault: Fault;
  readonly title: string;
}

/**
 * The kinds of faults, in the order in which case numbers
 * use them, so that a few cases in a row are of many kinds.
 */
const kinds: readonly ((random: Random) => Fault)[] = [
  drawStatusFault,
  drawJsonFault,
  drawBodyFault,
  drawTraceFault,
  drawEndingFault,
  drawJsonFault,
  drawHeaderFault,
  drawStatusFault,
  drawByteFault,
  drawJsonFault,
  drawBodyFault,
  drawTraceFault,
];

/** The endpoints, likewise; their number is coprime to that of the kinds. */
const endpoints: readonly Endpoint[] = [
  'trace',
  'search',
  'services',
  'trace',
  'search',
  'operations',
  'search',
  'configuration',
  'trace',
  'search',
  'trace',
  'shape',
  'script',
];

/** The scripts that the app starts with, and those that it fetches later. */
const firstScripts = /^\/static\/(app|libraries|SearchPage|TracePage|traceWorker|rolldown-runtime)-.*\.js/;
const laterScripts =
  /^\/static\/(?!(app|libraries|SearchPage|TracePage|traceWorker|rolldown-runtime)-).*\.js/;

const paths: Readonly<Record<Endpoint, RegExp>> = {
  search: /^\/api\/(v3\/trace-summaries|(v3\/)?traces)(\?|$)/,
  trace: /^\/api\/(v3\/)?traces\/[^?]/,
  shape: /^\/api\/(v3\/)?traces\/[^?]/,
  services: /^\/api\/(v3\/)?services(\?|$)/,
  operations: /^\/api\/((v3\/)?operations(\?|$)|services\/[^/]+\/operations)/,
  configuration: /^\/config\.json/,
  script: laterScripts,
};

/** A fixture with small answers, so that a case is fast. */
const fixtures = ['tiny', 'home', 'shop', 'recorded'];

/** Draws the case of a seed and a number: the same on every machine. */
export function drawCase(seed: number, number: number): FuzzCase {
  const random = createRandom(seed, `case ${number}`);
  const endpoint = endpoints[(number + seed) % endpoints.length] ?? 'search';
  const draw =
    endpoint === 'script' ? random.pick([drawStatusFault, drawEndingFault]) : kinds[number % kinds.length];
  const fault = (draw ?? drawStatusFault)(random);
  const isOneDialect = random.chance(0.35);
  const era = random.pick(['A', 'B', 'B', 'C'] as const);
  const page =
    endpoint === 'trace'
      ? 'trace'
      : endpoint === 'configuration' || endpoint === 'script'
        ? random.pick(['search', 'trace'] as const)
        : 'search';
  const path = endpoint === 'script' && random.chance(0.4) ? firstScripts : paths[endpoint];
  const isApi = endpoint !== 'configuration' && endpoint !== 'script';
  const where =
    isApi && isOneDialect ? `${endpoint} in v3` : path === firstScripts ? 'first script' : endpoint;
  return {
    seed,
    number,
    page,
    fixture: random.pick(fixtures),
    era,
    endpoint,
    fault,
    isFaulty: (url) => path.test(url) && !(isApi && isOneDialect && !url.startsWith('/api/v3/')),
    title: `${seed}:${number} ${page} page, era ${era}, ${where}: ${fault.name}`,
  };
}

/** Parses a list of cases: `7:12` is one case, `7:0-99` a hundred; separated by commas. */
export function parseCases(text: string): readonly (readonly [seed: number, number: number])[] {
  return text.split(',').flatMap((part) => {
    const [, seed, first, last] = /^\s*(\d+):(\d+)(?:-(\d+))?\s*$/.exec(part) ?? [];
    if (seed === undefined || first === undefined) {
      throw new Error(`FUZZ names cases like 7:12 or 7:0-99, but is "${text}".`);
    }
    const count = Number(last ?? first) - Number(first) + 1;
    return Array.from({ length: count }, (_, position) => [Number(seed), Number(first) + position] as const);
  });
}
