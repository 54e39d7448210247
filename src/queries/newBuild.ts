/** Whether the server has another build by now than the one that this page was opened with. */

/** `unknown`: nothing answers, or with something else than our page. */
export type BuildState = 'same' | 'new' | 'unknown';

export interface BuildSources {
  /** The text of the page as the server gives it now; rejects where it cannot be had. */
  readonly fetchPage: () => Promise<string>;
  /** What stands in the `<template id="assets">` of the page that is open: the markup that names its files. */
  readonly markupHere: string;
  /** Milliseconds of some clock. */
  readonly now: () => number;
}

const FETCH_TIMEOUT_MS = 10_000;

/** So long an answer holds, ms: several parts that fail together ask once. */
export const ANSWER_HOLDS_MS = 30_000;

/** Returns the question; what it gives never rejects. A build that is new stays new. */
export function createBuildQuestion({ fetchPage, markupHere, now }: BuildSources): () => Promise<BuildState> {
  const filesHere = filesNamedIn(markupHere);
  let answer: Promise<BuildState> | undefined;
  let holdsUntil = 0;
  const ask = async (): Promise<BuildState> => {
    let page: string;
    try {
      page = await fetchPage();
    } catch {
      return 'unknown';
    }
    const files = filesNamedIn(/<template id="assets">([\s\S]*?)<\/template>/.exec(page)?.[1] ?? '');
    if (files === '' || filesHere === '') return 'unknown';
    if (files === filesHere) return 'same';
    holdsUntil = Number.POSITIVE_INFINITY;
    return 'new';
  };
  return () => {
    if (answer === undefined || now() >= holdsUntil) {
      holdsUntil = now() + ANSWER_HOLDS_MS;
      answer = ask();
    }
    return answer;
  };
}

/** The names of the built files in markup: each holds a hash of what is in it, so they name the build. */
function filesNamedIn(markup: string): string {
  const names = Array.from(markup.matchAll(/(?:href|src)="(?:\.\/)?(static\/[^"]+)"/g), ([, name]) => name);
  return [...new Set(names)].sort().join(' ');
}

/** The browser's own way to fetch the page that stands at `url`, past all caches. */
export async function fetchPageText(url: string): Promise<string> {
  const response = await fetch(url, { cache: 'no-store', signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return await response.text();
}
