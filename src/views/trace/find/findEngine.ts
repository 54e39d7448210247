/** The code of find, for the trace page: loaded when it is needed, or shortly before. */
import type { FindEngine } from '../../../model/find/engine.ts';
import { type PagePart, pagePart } from '../../shared/pagePart.ts';

export const findEnginePart: PagePart<FindEngine> = pagePart(
  'Find',
  async () => (await import('../../../model/find/engine.ts')).findEngine,
);

/**
 * Returns the engine at once if it is loaded; resolves to undefined if it cannot be, which the part explains.
 */
export function loadFindEngine(): FindEngine | Promise<FindEngine | undefined> {
  return (
    findEnginePart.value ?? findEnginePart.load().then((loaded) => (loaded.ok ? loaded.value : undefined))
  );
}

/** Loads it in advance; a failure is reported only once the engine is needed. */
export function preloadFindEngine(): void {
  void findEnginePart.load();
}
