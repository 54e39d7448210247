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
 * Suspends until the code of a page is loaded, or says why it could not be. Unlike `lazy` it renders code
 * that is already loaded at once: a fallback shown even for a moment would hold the page back for 300 ms
 * (React's pause between two reveals).
 */
function Loaded<Code>(props: LoadedProps<Code>) {
  const { part } = props;
  // No other hook here: React resumes this call, and by then there may be no need for `use` any more.
  if (part.value === undefined && part.failure === undefined) use(part.load());
  return <LoadedOrFailed {...props} />;
}

function LoadedOrFailed<Code>({ part, children }: LoadedProps<Code>) {
  const { value, failure, isTrying, onRetry } = usePartState(part);
  // Coming back to the page tries again.
  useEffect(() => () => part.forget(), [part]);
  useBusy(isTrying);
  if (value !== undefined) return children(value);
  if (failure === undefined) return null;
  return <PartFailure headingLevel={1} failure={failure} isTrying={isTrying} onRetry={onRetry} />;
}

/**
 * Requests what a page needs before it is rendered; resolves with the answer. `address`: the page's query
 * string.
 */
export type AskEarly = (
  backend: Backend,
  searches: SearchStore,
  clock: Clock,
  address: string,
) => Promise<void>;

/**
 * Loads the code of a page; resolves with the function that sends its requests early. Never rejects: the page
 * itself shows a failure.
 */
export async function loadPage(page: PagePath): Promise<AskEarly> {
  const nothing = () => Promise.resolve();
  // Requesting a trace does not need the code of its page.
  if (page.kind === 'trace') {
    await trace.load();
    return nothing;
  }
  const code = await search.load();
  return code.ok && page.kind === 'search' ? code.value.askEarly : nothing;
}
