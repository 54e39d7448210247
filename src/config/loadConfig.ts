/** Reads `config.json` next to the app. It may be absent, and an invalid value only affects itself. */
import { askTwice } from '../base/latePart.ts';
import { err, ok, type Result } from '../base/result.ts';
import { getEarlyStart } from '../start/earlyStart.ts';
import { type AppConfig, defaultConfig, failedConfig, type LoadedConfig } from './appConfig.ts';

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

/** What is known of the configuration when it has arrived, and how to learn the rest. */
export interface ArrivedConfig {
  /** What the first requests need: where the API is. The rest has its defaults, unless `isWhole`. */
  readonly first: LoadedConfig;
  readonly isWhole: boolean;
  /** Reads the whole configuration. Never rejects. */
  readonly readWhole: () => Promise<LoadedConfig>;
}

/**
 * Requests the configuration at `<base>config.json`; below it stands what Jaeger put into the page
 * (`injected`). Never rejects: defaults replace a missing file and invalid values, and `problems` says so in
 * sentences. The code that checks all of it is only loaded if there is a configuration, and only at once if
 * the first view depends on it.
 */
export async function loadConfig(
  fetchText: FetchText,
  base: URL | string,
  injected?: string,
): Promise<ArrivedConfig> {
  const url = new URL('config.json', base).href;
  const fetched = await fetchConfiguration(fetchText, url);
  if (!fetched.ok) return whole(failedConfig(fetched.error));
  const text = fetched.value;
  if (text === undefined && injected === undefined) return whole(absentConfig);
  const readWhole = async () => {
    const reader = await askTwice(() => import('./parseConfig.ts')).catch(() => undefined);
    return (
      reader?.parseConfig(text ?? '{}', new URL(base).href, injected) ??
      failedConfig('The script that reads it could not be loaded; reload the page.')
    );
  };
  const first = injected === undefined ? firstOf(text) : undefined;
  if (first === undefined) return whole(await readWhole());
  return { first: { ...absentConfig, config: first }, isWhole: false, readWhole };
}

const absentConfig: LoadedConfig = { config: defaultConfig, hasFailed: false, problems: [], notes: [] };

function whole(config: LoadedConfig): ArrivedConfig {
  return { first: config, isWhole: true, readWhole: () => Promise.resolve(config) };
}

/** Returns the file's text, nothing if there is none, or why it could not be fetched. */
async function fetchConfiguration(
  fetchText: FetchText,
  url: string,
): Promise<Result<string | undefined, string>> {
  let answer: FetchedText;
  try {
    answer = await fetchText(url);
  } catch (reason) {
    const why = reason instanceof Error ? reason.message : String(reason);
    return err(`It could not be fetched (${why}).`);
  }
  if (isAbsent(answer)) return ok(undefined);
  if (answer.status < 200 || answer.status > 299) {
    return err(`The server answered ${answer.status} instead of sending the file.`);
  }
  if (isPage(answer)) return err('The server sent on to a web page instead, perhaps a login.');
  return ok(answer.text);
}

/** Keys on which the first view depends. */
const NEEDED_AT_ONCE = /"(search|time_?zone|api_?base|dialect)"/i;

/** Returns what the first requests need, or nothing if all of the file must be read for that. */
function firstOf(text: string | undefined): AppConfig | undefined {
  return text === undefined || NEEDED_AT_ONCE.test(text) || !/^\s*\{/.test(text) ? undefined : defaultConfig;
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
