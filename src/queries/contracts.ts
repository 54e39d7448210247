/** What this folder's hooks return to views. */
import type { Failure } from '../model/failure.ts';
import type { TraceSummary } from '../model/summaries/traceSummary.ts';
import type { StoppableProgress } from './progressBoard.ts';

/**
 * Something requested from the server: absent, loading, loaded, or failed. During a refresh, the previous
 * value stays.
 */
export interface Loaded<T> {
  readonly data: T | undefined;
  readonly failure: Failure | undefined;
  /** A request is in progress (the first one or a refresh). */
  readonly isLoading: boolean;
  readonly progress: StoppableProgress | undefined;
  /** Date.now() of the last answer; undefined before. */
  readonly loadedAt: number | undefined;
  readonly refresh: () => void;
  /** Cancels a request in progress; the previous value stays. */
  readonly cancel: () => void;
}

/** The state of a trace's shape in a list. */
export type ShapeState =
  /** The summary has a shape. */
  | { readonly kind: 'drawn'; readonly summary: TraceSummary }
  /**
   * In progress, or next. `bytes` is the expected size of the JSON; `isPointed`: requested because the user
   * points at it.
   */
  | { readonly kind: 'waiting'; readonly bytes: number; readonly isPointed: boolean }
  /**
   * Not fetched, because it would cost `bytes` of JSON (`isAtLeast`: or more). `canPoint`: it is fetched when
   * the user points at it; otherwise only opening the trace helps.
   */
  | {
      readonly kind: 'withheld';
      readonly bytes: number;
      readonly isAtLeast: boolean;
      readonly canPoint: boolean;
    }
  /** Not fetched, because the server asks for a pause. */
  | { readonly kind: 'limited' }
  /** Could not be fetched. */
  | { readonly kind: 'failed' };
