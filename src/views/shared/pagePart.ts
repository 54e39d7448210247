/** Parts of the page whose code comes later: how one is fetched, and what is said where it cannot be had. */
import { LatePart } from '../../base/latePart.ts';
import type { Failure } from '../../model/failure.ts';
import { type BuildState, createBuildQuestion, fetchPageText } from '../../queries/newBuild.ts';
import { mendStyleSheets } from './styleSheets.ts';

export type PagePart<T> = LatePart<T, Failure>;

/** A part with its name as it begins a sentence, and how its code is imported. Several may share one build question. */
export function pagePart<T>(name: string, importCode: () => Promise<T>): PagePart<T> {
  return new LatePart({
    fetch: async () => {
      await mendStyleSheets();
      const code = await importCode();
      if (isNothing(code)) throw new Error('The file is empty.');
      return code;
    },
    explain: async (reason) => partFailure(name, await askForBuild(), reason),
  });
}

/** An empty file is a module without exports: no error to the browser. */
function isNothing(code: unknown): boolean {
  return code === undefined || (typeof code === 'object' && code !== null && Object.keys(code).length === 0);
}

const askForBuild = createBuildQuestion({
  fetchPage: () => fetchPageText(document.baseURI),
  markupHere: document.getElementById('assets')?.innerHTML ?? '',
  now: () => performance.now(),
});

function partFailure(name: string, build: BuildState, reason: unknown): Failure {
  const text = reason instanceof Error ? reason.message : String(reason);
  const detail = { kind: 'address', text: text === '' ? 'The browser gives no reason.' : text } as const;
  if (build === 'new') {
    return {
      kind: 'outdated',
      title: 'A new version is there',
      message: `${name} could not be loaded: the server has another version of Spanwise than this tab.`,
      advice: 'Reload the page; the address keeps what is shown.',
      mayRetry: false,
      detail,
    };
  }
  return {
    kind: 'unreachable',
    title: `${name} could not be loaded`,
    message:
      build === 'same'
        ? 'The server answers, but did not give this part of Spanwise when it was asked twice.'
        : 'The server of Spanwise cannot be reached, or wants a login first.',
    advice: 'Check the connection and try again. Where a login is needed, reload the page.',
    mayRetry: true,
    detail,
  };
}
