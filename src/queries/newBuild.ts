/** Checks whether the server now has a different build from the one that opened this page. */

/** `unknown`: there is no answer, or it is not our page. */
export type BuildState = 'same' | 'new' | 'unknown';

export interface BuildSources {
  /** Fetches the current text of the page; rejects if that fails. */
  readonly fetchPage: () => Promise<string>;
  /** The content of `<template id="assets">` in the open page: the markup that names its files. */
  readonly markupHere: string;
  /** Milliseconds of some clock. */
  readonly now: () => number;
}

const FETCH_TIMEOUT_MS = 10_000;

/** How long an answer is reused, ms, so that several parts that fail together ask only once. */
export const ANSWER_HOLDS_MS = 30_000;

/**
 * Returns a function that runs the check and never rejects. Once a new build has been found, the answer
 * stays.
 */
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

/**
 * The names of the built files in the markup. Each contains a hash of its content, so they identify the
 * build.
 */
function filesNamedIn(markup: string): string {
  const names = Array.from(markup.matchAll(/(?:href|src)="(?:\.\/)?(static\/[^"]+)"/g), ([, name]) => name);
  return [...new Set(names)].sort().join(' ');
}

/** Fetches the page at `url` with the browser, bypassing all caches. */
export async function fetchPageText(url: string): Promise<string> {
  const response = await fetch(url, { cache: 'no-store', signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return await response.text();
}
