/** The pages, each with its code loaded when it is first needed. */
import { type ComponentType, use } from 'react';

/**
 * The code of a page, imported once. Unlike `lazy` it is rendered at once when it is there already: a fallback that was
 * shown for a moment would hold the page back for 300 ms (React's pause between two things that appear).
 */
class PageCode<Props extends object> {
  readonly #importPage: () => Promise<ComponentType<Props>>;
  #loading: Promise<ComponentType<Props>> | undefined;
  #component: ComponentType<Props> | undefined;

  constructor(importPage: () => Promise<ComponentType<Props>>) {
    this.#importPage = importPage;
  }

  /** Resolves when the code is there; rejects when it cannot be had, and the next call tries again. */
  load(): Promise<ComponentType<Props>> {
    this.#loading ??= this.#importPage().then(
      (component) => {
        this.#component = component;
        return component;
      },
      (reason: unknown) => {
        this.#loading = undefined;
        throw reason;
      },
    );
    return this.#loading;
  }

  /** For rendering: suspends until the code is there. */
  use(): ComponentType<Props> {
    return this.#component ?? use(this.load());
  }
}

const search = new PageCode(async () => (await import('../search/SearchPage.tsx')).SearchPage);
const trace = new PageCode(async () => (await import('../trace/TracePage.tsx')).TracePage);

export function SearchPage() {
  const Page = search.use();
  return <Page />;
}

export function TracePage({ id }: { readonly id: string }) {
  const Page = trace.use();
  return <Page id={id} />;
}

/** Loads the code of the page that a path (below the base) leads to. Never rejects: the page itself shows a failure. */
export async function loadPage(path: string): Promise<void> {
  const code = path.startsWith('/trace/') ? trace.load() : search.load();
  await code.then(undefined, () => undefined);
}
