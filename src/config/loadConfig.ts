/** Reads `config.json` beside the app: absent is normal, and what is wrong in it costs only that value. */
import * as z from 'zod/mini';
import { type AppConfig, defaultConfig, type LoadedConfig } from './appConfig.ts';

z.config({ jitless: true });

export interface FetchedText {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

/** Fetches a URL as text; rejects where nothing answers. */
export type FetchText = (url: string) => Promise<FetchedText>;

const FETCH_TIMEOUT_MS = 10_000;

declare global {
  interface Window {
    /** The answer of `config.json`, which the page's inline script has asked for. */
    earlyConfiguration?: Promise<Response>;
  }
}

/** The browser's own way to fetch a text: the answer that is under way already, else a new one. */
export const fetchConfigText: FetchText = async (url) => {
  const early = window.earlyConfiguration;
  window.earlyConfiguration = undefined;
  const response = await (early ??
    fetch(url, { cache: 'no-cache', signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) }));
  return {
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    text: await response.text(),
  };
};

const webUrl = z.string().check(z.refine((text) => isWebUrl(text)));
/** A path or URL; other schemes (`javascript:`) are refused. */
const apiBase = z.pipe(
  z.string().check(
    z.trim(),
    z.minLength(1),
    z.refine((text) => isWebUrl(text, 'http://base.invalid/')),
  ),
  z.transform((text: string) => text.replace(/\/+$/, '')),
);

/** Each key: its schema, and what a person reads when it fails. */
const keys = {
  grafanaUrl: { schema: webUrl, expected: 'the URL of your Grafana, beginning with http:// or https://' },
  jaegerUrl: {
    schema: webUrl,
    expected: 'the URL of Jaeger’s own pages, beginning with http:// or https://',
  },
  apiBase: {
    schema: apiBase,
    expected: 'the path or URL at which Jaeger’s API stands, such as "/jaeger/api"',
  },
  dialect: { schema: z.enum(['auto', 'v3', 'legacy']), expected: '"auto", "v3" or "legacy"' },
} as const;

/**
 * The configuration at `<base>config.json`. Never rejects: without the file the defaults hold, and with a broken one
 * they hold for what is broken, which `problems` tells in sentences.
 */
export async function loadConfig(fetchText: FetchText, base: URL | string): Promise<LoadedConfig> {
  const url = new URL('config.json', base).href;
  let answer: FetchedText;
  try {
    answer = await fetchText(url);
  } catch (reason) {
    const why = reason instanceof Error ? reason.message : String(reason);
    return withProblem(`It could not be fetched (${why}).`);
  }
  if (isAbsent(answer)) return { config: defaultConfig, problems: [] };
  if (answer.status < 200 || answer.status > 299) {
    return withProblem(`The server answered ${answer.status} instead of the file.`);
  }
  return parseConfig(answer.text);
}

/** The configuration that a text holds; the good values of a bad one are kept. */
export function parseConfig(text: string): LoadedConfig {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (reason) {
    if (!(reason instanceof SyntaxError)) throw reason;
    return withProblem(`It is not JSON: ${reason.message}.`);
  }
  const object = z.record(z.string(), z.unknown()).safeParse(value);
  if (!object.success) return withProblem('It must be a JSON object: { "grafanaUrl": "https://…" }.');
  const problems: string[] = [];
  const read = <T>(key: keyof typeof keys, schema: z.ZodMiniType<T>): T | undefined => {
    const given = Object.hasOwn(object.data, key) ? object.data[key] : undefined;
    if (given === undefined || given === null) return undefined;
    const parsed = schema.safeParse(given);
    if (parsed.success) return parsed.data;
    problems.push(`“${key}” must be ${keys[key].expected}; it is ${shown(given)}.`);
    return undefined;
  };
  const config: AppConfig = {
    grafanaUrl: read('grafanaUrl', keys.grafanaUrl.schema),
    jaegerUrl: read('jaegerUrl', keys.jaegerUrl.schema),
    apiBase: read('apiBase', keys.apiBase.schema),
    dialect: read('dialect', keys.dialect.schema) ?? defaultConfig.dialect,
  };
  for (const key of Object.keys(object.data)) {
    if (!Object.hasOwn(keys, key) && key !== '$schema') {
      problems.push(`“${key}” is not known; the keys are ${Object.keys(keys).join(', ')}.`);
    }
  }
  return { config, problems };
}

/** 404, an empty file, or the page that a server gives for every path that it does not know. */
function isAbsent({ status, contentType, text }: FetchedText): boolean {
  if (status === 404 || status === 410 || status === 204) return true;
  return status === 200 && (/text\/html/i.test(contentType) || /^\s*<(!doctype|html)/i.test(text));
}

function withProblem(problem: string): LoadedConfig {
  return { config: defaultConfig, problems: [problem] };
}

function isWebUrl(text: string, base?: string): boolean {
  if (!URL.canParse(text, base)) return false;
  return /^https?:$/.test(new URL(text, base).protocol);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
