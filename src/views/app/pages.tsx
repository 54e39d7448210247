/** The pages, each with its code loaded when it is first needed. */
import { type ReactNode, use, useEffect } from 'react';
import type { Backend } from '../../queries/backend.tsx';
import type { SearchStore } from '../../store/search/searchStore.ts';
import type { PagePath } from '../../url/pagePath.ts';
import type { Clock } from '../shared/clock.ts';
import { usePartState } from '../shared/laterCode.ts';
import { PartFailure } from '../shared/PartFailure.tsx';
import { type PagePart, pagePart } from '../shared/pagePart.ts';
import { useBusy } from '../shared/readiness.tsx';

const search = pagePart('The search page', () => import('../search/SearchPage.tsx'));
const trace = pagePart('The trace page', () => import('../trace/TracePage.tsx'));

export function SearchPage() {
  return <Loaded part={search}>{({ SearchPage: Page }) => <Page />}</Loaded>;
}

export function TracePage({ id }: { readonly id: string }) {
  return <Loaded part={trace}>{({ TracePage: Page }) => <Page id={id} />}</Loaded>;
}

interface LoadedProps<Code> {
  readonly part: PagePart<Code>;
  readonly children: (code: Code) => ReactNode;
}

/**
 * Suspends until the code of a page is there; says why where it cannot be had. Unlike `lazy` it renders at once what is
 * there already: a fallback that was shown for a moment would hold the page back for 300 ms (React's pause between two
 * things that appear).
 */
function Loaded<Code>({ part, children }: LoadedProps<Code>) {
  if (part.value === undefined && part.failure === undefined) use(part.load());
  const { value, failure, isTrying, onRetry } = usePartState(part);
  // Who comes back to the page asks anew.
  useEffect(() => () => part.forget(), [part]);
  useBusy(isTrying);
  if (value !== undefined) return children(value);
  if (failure === undefined) return null;
  return <PartFailure headingLevel={1} failure={failure} isTrying={isTrying} onRetry={onRetry} />;
}

/** What a page can ask for before it is rendered, and when that is known; `address`: the query string of the page. */
export type AskEarly = (
  backend: Backend,
  searches: SearchStore,
  clock: Clock,
  address: string,
) => Promise<void>;

/**
 * Loads the code of the page that is asked for, and gives what asks its questions early. Never
 * rejects: the page itself shows a failure.
 */
export async function loadPage(page: PagePath): Promise<AskEarly> {
  const nothing = () => Promise.resolve();
  // A trace needs no code of its page to be asked for.
  if (page.kind === 'trace') {
    await trace.load();
    return nothing;
  }
  const code = await search.load();
  return code.ok && page.kind === 'search' ? code.value.askEarly : nothing;
}
