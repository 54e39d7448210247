/**
 * A fixture while it is kept: its traces, the handlers that
 * answer with them, and how much memory all of that takes.
 */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { createFixtureApi, type Era, type FixtureApi } from '../../fixtures/api/createFixtureApi.ts';
import { faultOf } from '../../fixtures/api/faults.ts';
import { parseFixtureName } from '../../fixtures/api/fixtureName.ts';
import { createLargeTrace, LARGE_TRACE_HEAD } from '../../fixtures/api/largeTrace.ts';
import { bigTrace } from '../../fixtures/generator/bigTrace.ts';
import type { BigTraceChoice } from '../../fixtures/generator/bigTraceChoice.ts';
import { bigFixtureTrace, createFixture } from '../../fixtures/generator/fixtureSet.ts';
import { keepRecent } from '../../fixtures/generator/recentTraces.ts';
import type { OtlpTraces } from '../../fixtures/otlp.ts';
import { createRecentlyUsed } from '../base/recentlyUsed.ts';
import { estimateHeapBytes } from './heapBytes.ts';

/** Bigger ones are sent from a file: that keeps memory small, and sends as fast as the client reads. */
const MOST_SPANS_IN_MEMORY = 5_000;
/** The overhead of a store, as a share of its traces: 0.1 to 0.3 was measured. */
const STORE_SHARE = 0.3;

export interface KeptFixture {
  /** Answers a request to `<base>/fixtures/<text>/api`; with an empty text, to `<base>/api`. */
  readonly answer: (text: string, request: IncomingMessage, response: ServerResponse) => void;
  readonly memoryBytes: () => number;
  /** Bytes in temporary files. */
  readonly fileBytes: () => number;
  /** Removes the files; answers that are being sent from them break off. */
  readonly discard: () => void;
}

/** The size of a fixture is estimated from this many of its traces, up to twice as many. */
const MOST_LOOKED_AT = 50;

interface KeptFixtureOptions {
  readonly basePath: string;
  /** The version of Jaeger to imitate unless the text says otherwise. */
  readonly era: Era;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The number of ways to answer that are kept. */
  readonly mostApis: number;
}

/** `name`: of a fixture, without conditions. Its traces are made when they are first requested. */
export function createKeptFixture(name: string, options: KeptFixtureOptions): KeptFixture {
  const { basePath, era, mostApis, now } = options;
  const choice = largeTraceOf(name);
  const large = choice === undefined ? undefined : createLargeTrace(choice);
  let tracesBytes = 0;
  let apiCount = 0;
  const traces = keepRecent((end) => {
    const created = createTraces(name, choice, end);
    tracesBytes = estimateBytes(created);
    return created;
  }, now);

  const createApi = (text: string): FixtureApi['handle'] => {
    apiCount++;
    const wish = parseFixtureName(text);
    const faults = { kind: wish.fault, delayMs: wish.delayMs };
    const api = createFixtureApi({
      era: wish.era ?? era,
      traces,
      now,
      seed: wish.seed,
      faults,
      basePath: text === '' ? basePath : `${basePath}/fixtures/${text}`,
      // Era B's memory store adds the same warnings with each read. Here that would only make their number
      // grow whenever a trace is opened again, so only the test against recorded answers does it.
      repeatsWarnings: false,
      complete: large?.complete,
    });
    return (request, response) => {
      // Not compressed, so that a spoilt answer arrives byte by byte as it was spoilt.
      if (faultOf(request, faults) !== undefined) response.setHeader('Cache-Control', 'no-transform');
      api.handle(request, response);
    };
  };
  const apis = createRecentlyUsed({
    create: createApi,
    limits: [{ most: mostApis, of: () => 1 }],
    discard: () => {
      apiCount--;
    },
  });

  return {
    answer: (text, request, response) => apis(text)(request, response),
    memoryBytes: () => tracesBytes * (1 + apiCount * STORE_SHARE),
    fileBytes: () => large?.fileBytes() ?? 0,
    discard: () => large?.discard(),
  };
}

function largeTraceOf(name: string): BigTraceChoice | undefined {
  const choice = bigFixtureTrace(name);
  return choice !== undefined && choice.spans > MOST_SPANS_IN_MEMORY ? choice : undefined;
}

function createTraces(
  name: string,
  choice: BigTraceChoice | undefined,
  endUnixMicros: number,
): readonly OtlpTraces[] {
  if (choice === undefined) return createFixture(name, endUnixMicros) ?? [];
  return [bigTrace(choice, endUnixMicros, LARGE_TRACE_HEAD)];
}

/** Estimated from evenly chosen traces: visiting every value of 20,000 traces takes a second. */
function estimateBytes(traces: readonly OtlpTraces[]): number {
  const step = Math.max(1, Math.floor(traces.length / MOST_LOOKED_AT));
  const looked = traces.filter((_, index) => index % step === 0);
  return (estimateHeapBytes(looked) / Math.max(1, looked.length)) * traces.length;
}
