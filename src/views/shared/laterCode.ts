/** Lazy-loads components that the first rows do not need. */
import { type ComponentType, useEffect, useReducer, useState } from 'react';
import type { Failure } from '../../model/failure.ts';
import type { PagePart } from './pagePart.ts';
import { useBusy } from './readiness.tsx';
import { whenIdle } from './whenIdle.ts';

/** The code of one component. (React's `lazy` would hold it back for 300 ms, even if it is loaded.) */
export type LaterCode<Props> = PagePart<ComponentType<Props>>;

export interface LaterPart<T> {
  /** undefined until it is loaded. */
  readonly value: T | undefined;
  /** Why it could not be loaded; kept while it is being retried. */
  readonly failure: Failure | undefined;
  readonly isTrying: boolean;
  readonly onRetry: () => void;
}

/** Fetches the code in the task after the next frame; the page is not ready until it is loaded. */
export function useAfterPaint<Props>(code: LaterCode<Props>): LaterPart<ComponentType<Props>> {
  return useLater(code, afterPaint, true);
}

/**
 * Fetches the code when the page is idle, or at once if it is needed, even if fetching it has failed before.
 * The page is not ready until needed code is loaded.
 */
export function useWhenIdle<Props>(
  code: LaterCode<Props>,
  isNeeded: boolean,
): LaterPart<ComponentType<Props>> {
  // Only once, however often a part is shown and hidden.
  const [wasNeeded, setWasNeeded] = useState(isNeeded);
  if (isNeeded && !wasNeeded) setWasNeeded(true);
  return useLater(code, wasNeeded ? atOnce : whenIdle, isNeeded);
}

/** Fetches a part when the page is idle; the page is not ready before. */
export function useAwaitedPart<T>(part: PagePart<T>): LaterPart<T> {
  return useLater(part, whenIdle, true);
}

/** Fetches a part at once if it is needed; the page is not ready before. */
export function useAwaitedPartIf<T>(part: PagePart<T>, isNeeded: boolean): LaterPart<T> {
  return useLater(part, isNeeded ? atOnce : never, isNeeded);
}

/**
 * Returns the state of a part, and how to retry it; renders again when it changes. Fetches nothing by itself.
 */
export function usePartState<T>(part: PagePart<T>): LaterPart<T> {
  const [{ isTrying }, change] = useReducer(
    (_: { readonly isTrying: boolean }, next: boolean) => ({ isTrying: next }),
    { isTrying: false },
  );
  const onRetry = () => {
    if (part.failure !== undefined) change(true);
    void part.tryAgain().then(() => change(false));
  };
  const { value, failure } = part;
  return { value, failure, isTrying, onRetry };
}

/** Calls back later, unless the returned function is called first. */
type Schedule = (load: () => void) => () => void;

function useLater<T>(part: PagePart<T>, schedule: Schedule, isNeeded: boolean): LaterPart<T> {
  const state = usePartState(part);
  // biome-ignore lint/correctness/useExhaustiveDependencies: its functions are new each time but do the same
  useEffect(() => (state.value === undefined ? schedule(state.onRetry) : undefined), [part, schedule]);
  useBusy(isNeeded && state.value === undefined && (state.failure === undefined || state.isTrying));
  return state;
}

const afterPaint: Schedule = (load) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(load);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
};

const never: Schedule = () => () => {};

const atOnce: Schedule = (load) => {
  load();
  return () => {};
};
