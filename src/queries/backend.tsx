/** The server as the page sees it: where its API is, what is known of it, and the cache of its answers. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext } from 'react';
import type { ApiTarget } from '../api/apiTarget.ts';
import type { ApiContext } from '../api/dialect/apiContext.ts';
import { type DialectKnowledge, DialectMemory, nothingKnown } from '../api/dialect/memory.ts';
import { recallDialect, rememberDialect, type ServerStorage } from '../api/dialect/remembered.ts';
import type { Transport } from '../api/request/request.ts';
import { realTimers } from '../base/time/timers.ts';
import type { AppConfig } from '../config/appConfig.ts';
import { startTraceWorker } from '../worker/startTraceWorker.ts';
import { WorkerClient, type WorkerPort } from '../worker/workerClient.ts';
import { keepAnswerCacheSmall } from './answerCache.ts';
import { createProgressBoard, type ProgressBoard } from './progressBoard.ts';
import { ShapeMemory } from './shapeMemory.ts';

export interface Backend {
  /** Stands first in every query key: another server is another cache. */
  readonly key: string;
  /** For the small questions that are asked on this thread. */
  readonly api: ApiContext;
  /** For everything that brings traces. */
  readonly worker: WorkerClient;
  readonly queryClient: QueryClient;
  readonly progress: ProgressBoard;
  readonly shapes: ShapeMemory;
}

export interface BackendOptions {
  /** Absolute URL of the app's base path. */
  readonly base: URL | string;
  readonly config: AppConfig;
  /** The name given by `fixture=`: built-in data are asked instead of Jaeger. */
  readonly fixture?: string;
  /** For tests: another thread and another network. */
  readonly startWorker?: () => WorkerPort;
  readonly transport?: Transport;
  /** Where the server's dialect is remembered for the next time. */
  readonly storage?: ServerStorage;
}

/** Creates the one backend of the page, and starts its second thread. */
export function createBackend(options: BackendOptions): Backend {
  const { startWorker = startTraceWorker, transport = browserTransport } = options;
  const target = apiTargetOf(options);
  const memory = rememberingMemory(options, target);
  const queryClient = new QueryClient({
    defaultOptions: {
      queries: {
        // Failures are shown at once; the person decides whether to ask again.
        retry: false,
        // Jaeger is often on this machine: the browser's idea of being offline does not matter.
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        // Comparing answers piece by piece costs more than showing them.
        structuralSharing: false,
      },
    },
  });
  keepAnswerCacheSmall(queryClient);
  return {
    key: `${target.apiUrl} ${target.dialect}`,
    api: { target, memory, transport },
    worker: new WorkerClient(startWorker, target, memory),
    queryClient,
    progress: createProgressBoard(),
    shapes: new ShapeMemory(transport.timers),
  };
}

/** Where the API is: of the built-in data, else where the configuration says, else beside the app. */
export function apiTargetOf({ base, config, fixture }: BackendOptions): ApiTarget {
  const baseUrl = new URL(base);
  if (!baseUrl.pathname.endsWith('/')) baseUrl.pathname += '/';
  const path =
    fixture === undefined ? (config.apiBase ?? 'api') : `fixtures/${encodeURIComponent(fixture)}/api`;
  const apiUrl = new URL(path, baseUrl).href.replace(/[?#].*$/s, '').replace(/\/+$/, '');
  return { apiUrl, dialect: config.dialect, fixture };
}

function rememberingMemory({ base, storage }: BackendOptions, target: ApiTarget): DialectMemory {
  const basePath = new URL(base).pathname;
  const remember = (known: DialectKnowledge) => rememberDialect(storage, basePath, target, known, Date.now());
  const known = recallDialect(storage, basePath, target, Date.now());
  // A server of which nothing was learnt yet is remembered by its address alone.
  if (known === nothingKnown) remember(known);
  return new DialectMemory({ known, onChange: remember });
}

const browserTransport: Transport = {
  fetch: (url, init) => fetch(url, init),
  timers: realTimers,
};

const BackendContext = createContext<Backend | undefined>(undefined);

export interface BackendProviderProps {
  readonly backend: Backend;
  readonly children: ReactNode;
}

/** Gives the backend, and its query client, to everything below. */
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
