/** Components that the first rows do not need: their code is fetched once the rows have been painted, and kept. */
import { type ComponentType, useEffect, useState } from 'react';
import { useBusy } from './readiness.tsx';

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
  /** It could not be loaded. */
  readonly isFailed: boolean;
}

/** Fetches the code a task after the frame that shows what is there now; until it has come the page is not ready. */
export function useAfterPaint<Props>(code: LaterCode<Props>): LaterComponent<Props> {
  const [Component, setComponent] = useState(() => code.component);
  const [isFailed, setIsFailed] = useState(false);
  useEffect(() => {
    if (code.component !== undefined) return undefined;
    const load = () =>
      void code.load().then(
        (component) => setComponent(() => component),
        () => setIsFailed(true),
      );
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(load);
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [code]);
  useBusy(Component === undefined && !isFailed);
  return { Component, isFailed };
}
