/** Lazy-loaded parts of the page: how one is fetched, and the message if that fails. */
import { LatePart } from '../../base/latePart.ts';
import type { Failure } from '../../model/failure.ts';
import { type BuildState, createBuildQuestion, fetchPageText } from '../../queries/newBuild.ts';
import { mendStyleSheets } from './styleSheets.ts';

export type PagePart<T> = LatePart<T, Failure>;

/** A part, by its name at the start of a sentence and the function that imports its code. */
export function pagePart<T>(name: string, importCode: () => Promise<T>): PagePart<T> {
  let requestsBefore: number | undefined;
  let isRemembered = false;
  return new LatePart({
    fetch: async () => {
      await mendStyleSheets();
      try {
        const code = await importCode();
        if (isNothing(code)) throw new Error('The file is empty.');
        return code;
      } catch (reason) {
        const requests = countRequests(reason);
        isRemembered = requests !== undefined && requests === requestsBefore;
        requestsBefore = requests;
        throw reason;
      }
    },
    explain: async (reason) => partFailure(name, await askForBuild(), reason, isRemembered),
  });
}

/**
 * Returns how often the script that an error names has been requested; nothing if it names none. If that does
 * not grow, the browser remembers that the module could not be fetched, for as long as the page lives, as many
 * do: https://github.com/whatwg/html/issues/6768
 */
function countRequests(reason: unknown): number | undefined {
  const [url] = /https?:\/\/\S+/.exec(reason instanceof Error ? reason.message : '') ?? [];
  return url === undefined ? undefined : performance.getEntriesByName(url, 'resource').length;
}

/** An empty file is a module without exports: the browser reports no error. */
function isNothing(code: unknown): boolean {
  return code === undefined || (typeof code === 'object' && code !== null && Object.keys(code).length === 0);
}

const askForBuild = createBuildQuestion({
  fetchPage: () => fetchPageText(document.baseURI),
  markupHere: document.getElementById('assets')?.innerHTML ?? '',
  now: () => performance.now(),
});

function partFailure(name: string, build: BuildState, reason: unknown, isRemembered: boolean): Failure {
  const text = reason instanceof Error ? reason.message : String(reason);
  const detail = { kind: 'address', text: text === '' ? 'The browser gave no reason.' : text } as const;
  if (build === 'new') {
    return {
      kind: 'outdated',
      title: 'There is a new version of Spanwise',
      message: `${name} could not be loaded: the server has another version of Spanwise than this tab.`,
      advice: 'Reload the page. The address keeps your view.',
      mayRetry: false,
      detail,
    };
  }
  return {
    kind: 'unreachable',
    title: `${name} could not be loaded`,
    message:
      build === 'same'
        ? 'The server answers, but did not return this part of Spanwise, even when asked twice.'
        : 'The Spanwise server cannot be reached, or requires a login first.',
    advice: isRemembered
      ? 'Check the connection, log in if that is required, and reload the page. The address keeps your view.'
      : 'Check the connection and try again. If a login is required, reload the page.',
    mayRetry: !isRemembered,
    detail,
  };
}
