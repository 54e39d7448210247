/** Reads `config.json` next to the app. It may be absent, and an invalid value only affects itself. */
import { askTwice } from '../base/latePart.ts';
import { getEarlyStart } from '../start/earlyStart.ts';
import { configWithProblem, defaultConfig, type LoadedConfig } from './appConfig.ts';

export interface FetchedText {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
  /** It came from another address than was asked for. */
  readonly isRedirected?: boolean;
}

/** Fetches a URL as text; rejects if nothing answers. */
export type FetchText = (url: string) => Promise<FetchedText>;

const FETCH_TIMEOUT_MS = 10_000;

/** Fetches a text with the browser: uses the response that is already on its way, else requests a new one. */
export const fetchConfigText: FetchText = async (url) => {
  const early = getEarlyStart();
  const { configuration } = early;
  early.configuration = undefined;
  const response = await (configuration ??
    fetch(url, { cache: 'no-cache', signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) }));
  return {
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    text: await response.text(),
    isRedirected: response.redirected,
  };
};

/**
 * Returns the configuration at `<base>config.json`. Never rejects: defaults replace a missing file and
 * invalid values, and `problems` says so in sentences.
 */
export async function loadConfig(fetchText: FetchText, base: URL | string): Promise<LoadedConfig> {
  const url = new URL('config.json', base).href;
  let answer: FetchedText;
  try {
    answer = await fetchText(url);
  } catch (reason) {
    const why = reason instanceof Error ? reason.message : String(reason);
    return configWithProblem(`It could not be fetched (${why}).`);
  }
  if (isAbsent(answer)) return { config: defaultConfig, problems: [] };
  if (answer.status < 200 || answer.status > 299) {
    return configWithProblem(`The server answered ${answer.status} instead of sending the file.`);
  }
  if (isPage(answer)) return configWithProblem('The server sent on to a web page instead, perhaps a login.');
  const reader = await askTwice(() => import('./parseConfig.ts')).catch(() => undefined);
  return (
    reader?.parseConfig(answer.text) ??
    configWithProblem('The script that reads it could not be loaded; reload the page.')
  );
}

/** 404, no content, or the page that a server returns for every unknown path. */
function isAbsent(answer: FetchedText): boolean {
  const { status, isRedirected } = answer;
  if (status === 404 || status === 410 || status === 204) return true;
  return status === 200 && isRedirected !== true && isPage(answer);
}

/** By its own marks, or by its type where nothing speaks for JSON. */
function isPage({ contentType, text }: FetchedText): boolean {
  return /^\s*<(!doctype|html)/i.test(text) || (/text\/html/i.test(contentType) && !/^\s*\{/.test(text));
}
