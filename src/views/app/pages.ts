/** The pages, each with its code loaded when it is first needed. */
import { lazy } from 'react';

const importSearch = () => import('../search/SearchPage.tsx');
const importTrace = () => import('../trace/TracePage.tsx');

export const SearchPage = lazy(async () => ({ default: (await importSearch()).SearchPage }));
export const TracePage = lazy(async () => ({ default: (await importTrace()).TracePage }));

/** Begins to load the code of the page that a path (below the base) leads to, before anything asks for it. */
export function preloadPage(path: string): void {
  const code = path.startsWith('/trace/') ? importTrace() : importSearch();
  // A failure shows when the page is rendered and asks for its code again.
  code.catch(() => undefined);
}
