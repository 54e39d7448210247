/** The code of find, which comes when it is first needed: the first rows do not wait for it. */
import type { FindEngine } from '../model/findEngine.ts';

/** At once where it is here already. */
export type LoadFindEngine = () => FindEngine | Promise<FindEngine>;

/** One for the whole page. */
export function createFindEngineLoader(): LoadFindEngine {
  let known: FindEngine | undefined;
  let coming: Promise<FindEngine> | undefined;
  return () => {
    if (known !== undefined) return known;
    coming ??= import('../model/findEngine.ts').then(
      ({ findEngine }) => {
        known = findEngine;
        return findEngine;
      },
      (reason: unknown) => {
        // The next one who needs it asks again.
        coming = undefined;
        throw reason;
      },
    );
    return coming;
  };
}
