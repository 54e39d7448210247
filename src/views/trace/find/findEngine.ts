/** The code of find for the trace page: fetched when it is needed, or shortly before. */
import type { FindEngine } from '../../../model/find/engine.ts';
import { type PagePart, pagePart } from '../../shared/pagePart.ts';

export const findEnginePart: PagePart<FindEngine> = pagePart(
  'Find',
  async () => (await import('../../../model/find/engine.ts')).findEngine,
);

/** At once where it is here already; undefined comes where it cannot be had, which the part explains. */
export function loadFindEngine(): FindEngine | Promise<FindEngine | undefined> {
  return (
    findEnginePart.value ?? findEnginePart.load().then((loaded) => (loaded.ok ? loaded.value : undefined))
  );
}

/** Fetches it ahead; that it could not be fetched is said when it is needed. */
export function preloadFindEngine(): void {
  void findEnginePart.load();
}
