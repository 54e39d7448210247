/** Components that the first rows do not need: their code is fetched once the rows have been painted, and kept. */
import { type ComponentType, useEffect, useState } from 'react';
import { useBusy } from './readiness.tsx';
import { whenIdle } from './whenIdle.ts';

/** The code of one component. (`lazy` would hold it back for 300 ms, even with the code at hand.) */
export class LaterCode<Props> {
  readonly #importCode: () => Promise<ComponentType<Props>>;
  /** Once it is here. */
  component: ComponentType<Props> | undefined;

  constructor(importCode: () => Promise<ComponentType<Props>>) {
    this.#importCode = importCode;
  }

  async load(): Promise<ComponentType<Props>> {
    this.component ??= await this.#importCode();
    return this.component;
  }
}

export interface LaterComponent<Props> {
  readonly Component: ComponentType<Props> | undefined;
  /** Why it could not be loaded. */
  readonly failure: unknown;
}

/** Fetches the code a task after the frame that shows what is there now; until it has come the page is not ready. */
export function useAfterPaint<Props>(code: LaterCode<Props>): LaterComponent<Props> {
  return useLater(code, afterPaint, true);
}

/** Fetches the code when the page is idle, or at once where it is needed; then the page is not ready until it has come. */
export function useWhenIdle<Props>(code: LaterCode<Props>, isNeeded: boolean): LaterComponent<Props> {
  return useLater(code, isNeeded ? atOnce : whenIdle, isNeeded);
}

/** Calls back at some time, unless what it returns is called before. */
type Schedule = (load: () => void) => () => void;

function useLater<Props>(
  code: LaterCode<Props>,
  schedule: Schedule,
  isNeeded: boolean,
): LaterComponent<Props> {
  const [, setComponent] = useState(() => code.component);
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => {
    if (code.component !== undefined) return undefined;
    return schedule(() => void code.load().then((component) => setComponent(() => component), setFailure));
  }, [code, schedule]);
  const Component = code.component;
  useBusy(isNeeded && Component === undefined && failure === undefined);
  return { Component, failure };
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
