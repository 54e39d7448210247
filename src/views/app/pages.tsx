/** The pages, each with its code loaded when it is first needed. */
import { use } from 'react';
import type { Backend } from '../../queries/backend.tsx';
import type { SearchStore } from '../../store/searchStore.ts';
import type { PagePath } from '../../url/pagePath.ts';
import type { Clock } from './clock.ts';

/**
 * The code of a page, imported once. Unlike `lazy` it is rendered at once when it is there already: a fallback that was
 * shown for a moment would hold the page back for 300 ms (React's pause between two things that appear).
 */
class PageCode<Page> {
  readonly #importPage: () => Promise<Page>;
  #loading: Promise<Page> | undefined;
  #page: Page | undefined;

  constructor(importPage: () => Promise<Page>) {
    this.#importPage = importPage;
  }

  /** Resolves when the code is there; rejects when it cannot be had, and the next call tries again. */
  load(): Promise<Page> {
    this.#loading ??= this.#importPage().then(
      (page) => {
        this.#page = page;
        return page;
      },
      (reason: unknown) => {
        this.#loading = undefined;
        throw reason;
      },
    );
    return this.#loading;
  }

  /** For rendering: suspends until the code is there. */
  use(): Page {
    return this.#page ?? use(this.load());
  }
}

const search = new PageCode(() => import('../search/SearchPage.tsx'));
const trace = new PageCode(() => import('../trace/TracePage.tsx'));

export function SearchPage() {
  const { SearchPage: Page } = search.use();
  return <Page />;
}

export function TracePage({ id }: { readonly id: string }) {
  const { TracePage: Page } = trace.use();
  return <Page id={id} />;
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
  if (page.kind === 'trace')
    return trace.load().then(
      () => nothing,
      () => nothing,
    );
  return search.load().then(
    ({ askEarly }) => (page.kind === 'search' ? askEarly : nothing),
    () => nothing,
  );
}
