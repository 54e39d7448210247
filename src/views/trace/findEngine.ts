/** The code of find for the trace page: fetched when it is needed, or shortly before. */
import { createFindEngineLoader } from '../../store/loadFindEngine.ts';

export const loadFindEngine = createFindEngineLoader();

/** Fetches it ahead; that it could not be fetched is said when it is needed. */
export function preloadFindEngine(): void {
  const ignore = () => {};
  Promise.resolve(loadFindEngine()).then(ignore, ignore);
}
