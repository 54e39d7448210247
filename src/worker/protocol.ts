/** The messages between page and worker. Everything here is plain data or buffers. */
import type { ApiError } from '../api/apiError.ts';
import type { ApiTarget } from '../api/apiTarget.ts';
import type { DialectKnowledge, DialectNews } from '../api/dialect/memory.ts';
import type { TimeHint } from '../api/trace/timeHint.ts';
import type { Result } from '../base/result.ts';
import type { Progress } from '../model/failure.ts';
import type { Operation, SearchQuery } from '../model/summaries/searchQuery.ts';
import type { SearchResult } from '../model/summaries/searchResult.ts';
import type { TraceId } from '../model/trace.ts';
import type { PackedTrace } from '../model/traceTransfer.ts';

/**
 * A piece of work. `known` is what the page knows about the server, because the worker keeps nothing in
 * between.
 */
export type Work =
  | { readonly kind: 'load-trace'; readonly traceId: TraceId; readonly around: TimeHint | undefined }
  | { readonly kind: 'search'; readonly query: SearchQuery; readonly askedAtMs: number }
  | { readonly kind: 'services' }
  | { readonly kind: 'operations'; readonly service: string };

export type ToWorker =
  | {
      readonly kind: 'work';
      readonly ticket: number;
      readonly work: Work;
      readonly target: ApiTarget;
      readonly known: DialectKnowledge;
    }
  | {
      readonly kind: 'cancel';
      readonly ticket: number;
      /** Whether what has arrived is wanted as the result. */
      readonly keepsPart: boolean;
    };

export type WorkResult =
  | { readonly kind: 'load-trace'; readonly result: Result<PackedTrace, ApiError> }
  | { readonly kind: 'search'; readonly result: Result<SearchResult, ApiError> }
  | { readonly kind: 'services'; readonly result: Result<readonly string[], ApiError> }
  | { readonly kind: 'operations'; readonly result: Result<readonly Operation[], ApiError> };

export type FromWorker =
  | { readonly kind: 'progress'; readonly ticket: number; readonly progress: Progress }
  | {
      readonly kind: 'done';
      readonly ticket: number;
      readonly outcome: WorkResult;
      /** What was learnt about the server. */
      readonly news: DialectNews;
    }
  /** A bug of ours. */
  | {
      readonly kind: 'crashed';
      readonly ticket: number;
      readonly message: string;
      readonly stack: string | undefined;
    };
