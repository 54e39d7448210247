/** What the hooks of this folder give to views. */
import type { Failure, Progress } from '../model/failure.ts';

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
