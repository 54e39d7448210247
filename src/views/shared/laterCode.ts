/** Components that the first rows do not need: their code is fetched once the rows have been painted, and kept. */
import { type ComponentType, useEffect, useReducer, useState } from 'react';
import type { Failure } from '../../model/failure.ts';
import type { PagePart } from './pagePart.ts';
import { useBusy } from './readiness.tsx';
import { whenIdle } from './whenIdle.ts';

/** The code of one component. (`lazy` would hold it back for 300 ms, even with the code at hand.) */
export type LaterCode<Props> = PagePart<ComponentType<Props>>;

export interface LaterPart<T> {
  /** Once it is here. */
  readonly value: T | undefined;
  /** Why it could not be loaded, also while it is being tried again. */
  readonly failure: Failure | undefined;
  readonly isTrying: boolean;
  readonly onRetry: () => void;
}

/** Fetches the code a task after the frame that shows what is there now; until it has come the page is not ready. */
export function useAfterPaint<Props>(code: LaterCode<Props>): LaterPart<ComponentType<Props>> {
  return useLater(code, afterPaint, true);
}

/**
 * Fetches the code when the page is idle, or at once where it is needed, also where it could not be had before; then the
 * page is not ready until it has come.
 */
export function useWhenIdle<Props>(
  code: LaterCode<Props>,
  isNeeded: boolean,
): LaterPart<ComponentType<Props>> {
  // Once only: what is needed by turns is not asked for with each of them.
  const [wasNeeded, setWasNeeded] = useState(isNeeded);
  if (isNeeded && !wasNeeded) setWasNeeded(true);
  return useLater(code, wasNeeded ? atOnce : whenIdle, isNeeded);
}

/** A part as it stands, and how to try it again; renders when that has ended. Fetches nothing by itself. */
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

/** Calls back at some time, unless what it returns is called before. */
type Schedule = (load: () => void) => () => void;

function useLater<T>(part: PagePart<T>, schedule: Schedule, isNeeded: boolean): LaterPart<T> {
  const state = usePartState(part);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state's functions are others each time and do the same
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

const atOnce: Schedule = (load) => {
  load();
  return () => {};
};
