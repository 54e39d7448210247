/**
 * The server from the page's point of view: where its API is, what is known about it, and the cache of its
 * answers.
 */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext } from 'react';
import type { ApiTarget } from '../api/apiTarget.ts';
import { type DialectKnowledge, DialectMemory, nothingKnown } from '../api/dialect/memory.ts';
import { recallDialect, rememberDialect, type ServerStorage } from '../api/dialect/remembered.ts';
import { fixtureAt } from '../base/fixtureAt.ts';
import { realTimers, type Timers } from '../base/time/timers.ts';
import type { AppConfig } from '../config/appConfig.ts';
import { startTraceWorker } from '../worker/startTraceWorker.ts';
import { WorkerClient, type WorkerPort } from '../worker/workerClient.ts';
import { keepAnswerCacheSmall } from './answerCache.ts';
import { createProgressBoard, type ProgressBoard } from './progressBoard.ts';
import { ShapeMemory } from './shapeMemory.ts';

export interface Backend {
  /** The first part of every query key, so that each server has its own cache. */
  readonly key: string;
  /** What is known about the server's dialect. */
  readonly memory: DialectMemory;
  /** Sends every request to the server, and reads the answers. */
  readonly worker: WorkerClient;
  readonly queryClient: QueryClient;
  readonly progress: ProgressBoard;
  readonly shapes: ShapeMemory;
  readonly timers: Timers;
}

export interface BackendOptions {
  /** Absolute URL of the app's base path. */
  readonly base: URL | string;
  readonly config: AppConfig;
  /** The name given by `fixture=`: built-in data is used instead of Jaeger. */
  readonly fixture?: string;
  /** The time at which the page's clock stands still, ms since 1970: built-in data ends then. */
  readonly nowMs?: number;
  /** For tests: replaces the worker, and the clock. */
  readonly startWorker?: () => WorkerPort;
  readonly timers?: Timers;
  /** Where the server's dialect is remembered for the next time. */
  readonly storage?: ServerStorage;
}

/** Creates the page's only backend, and starts its worker. */
export function createBackend(options: BackendOptions): Backend {
  const { startWorker = startTraceWorker, timers = realTimers } = options;
  const target = apiTargetOf(options);
  const memory = rememberingMemory(options, target);
  const queryClient = new QueryClient({
    defaultOptions: {
      queries: {
        // Failures are shown at once; the user decides whether to try again.
        retry: false,
        // Jaeger often runs on the same machine, so it does not matter whether the browser considers itself
        // offline.
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        // Comparing answers piece by piece is slower than rendering them.
        structuralSharing: false,
      },
    },
  });
  keepAnswerCacheSmall(queryClient);
  return {
    key: `${target.apiUrl} ${target.dialect}`,
    memory,
    worker: new WorkerClient(startWorker, target, memory),
    queryClient,
    progress: createProgressBoard(),
    shapes: new ShapeMemory(timers),
    timers,
  };
}

/** Where the API is: that of the built-in data, else as configured, else next to the app. */
export function apiTargetOf({ base, config, fixture, nowMs }: BackendOptions): ApiTarget {
  const baseUrl = new URL(base);
  if (!baseUrl.pathname.endsWith('/')) baseUrl.pathname += '/';
  const path =
    fixture === undefined
      ? (config.apiBase ?? 'api')
      : `fixtures/${encodeURIComponent(fixtureAt(fixture, nowMs))}/api`;
  const apiUrl = new URL(path, baseUrl).href.replace(/[?#].*$/s, '').replace(/\/+$/, '');
  return { apiUrl, dialect: config.dialect, fixture };
}

function rememberingMemory({ base, storage }: BackendOptions, target: ApiTarget): DialectMemory {
  const basePath = new URL(base).pathname;
  const remember = (known: DialectKnowledge) => rememberDialect(storage, basePath, target, known, Date.now());
  const known = recallDialect(storage, basePath, target, Date.now());
  // A server about which nothing is known yet is remembered only by its URL.
  if (known === nothingKnown) remember(known);
  return new DialectMemory({ known, onChange: remember });
}

const BackendContext = createContext<Backend | undefined>(undefined);

export interface BackendProviderProps {
  readonly backend: Backend;
  readonly children: ReactNode;
}

/** Provides the backend and its query client to everything below. */
export function BackendProvider({ backend, children }: BackendProviderProps) {
  return (
    <BackendContext value={backend}>
      <QueryClientProvider client={backend.queryClient}>{children}</QueryClientProvider>
    </BackendContext>
  );
}

export function useBackend(): Backend {
  const backend = useContext(BackendContext);
  if (backend === undefined) throw new Error('There is no BackendProvider above.');
  return backend;
}
