/** What the hooks of this folder give to views. */
import type { Failure, Progress } from '../model/failure.ts';
import type { TraceSummary } from '../model/summaries/traceSummary.ts';

/** Something that is asked of the server: absent, under way, there, or failed; what was there stays while it is asked again. */
export interface Loaded<T> {
  readonly data: T | undefined;
  readonly failure: Failure | undefined;
  /** A request is under way (the first one or a refresh). */
  readonly isLoading: boolean;
  readonly progress: Progress | undefined;
  /** Date.now() of the last answer; undefined before. */
  readonly loadedAt: number | undefined;
  readonly refresh: () => void;
  /** Ends a request under way; what was there stays. */
  readonly cancel: () => void;
}

/** What is there of the shape of a trace in a list. */
export type ShapeState =
  /** The summary has a shape. */
  | { readonly kind: 'drawn'; readonly summary: TraceSummary }
  /** Under way, or next. `bytes` of JSON are expected; `isPointed`: because somebody points at it. */
  | { readonly kind: 'waiting'; readonly bytes: number; readonly isPointed: boolean }
  /**
   * Not fetched, since it would cost `bytes` of JSON (`isAtLeast`: or more). `canPoint`: it is fetched when pointed at;
   * else the trace itself has to be opened.
   */
  | {
      readonly kind: 'withheld';
      readonly bytes: number;
      readonly isAtLeast: boolean;
      readonly canPoint: boolean;
    }
  /** Not fetched, since the server asks for a pause. */
  | { readonly kind: 'limited' }
  /** Could not be fetched. */
  | { readonly kind: 'failed' };
