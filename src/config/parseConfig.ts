/**
 * Parses the text of a configuration. An invalid value only affects itself. Loaded only if there is a
 * configuration.
 */
import * as z from 'zod/mini';
import { type AppConfig, configWithProblem, defaultConfig, type LoadedConfig } from './appConfig.ts';

// The Content-Security-Policy forbids code made from strings.
z.config({ jitless: true });

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

/** Each key: its schema, and the message if it fails. */
const keys = {
  grafanaUrl: { schema: webUrl, expected: 'the URL of your Grafana, beginning with http:// or https://' },
  jaegerUrl: {
    schema: webUrl,
    expected: 'the URL of Jaeger’s own pages, beginning with http:// or https://',
  },
  apiBase: {
    schema: apiBase,
    expected: 'the path or URL of Jaeger’s API, such as "/jaeger/api"',
  },
  dialect: { schema: z.enum(['auto', 'v3', 'legacy']), expected: '"auto", "v3" or "legacy"' },
} as const;

/** Returns the configuration in a text. The valid values of an invalid text are kept. */
export function parseConfig(text: string): LoadedConfig {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (reason) {
    if (!(reason instanceof SyntaxError)) throw reason;
    return configWithProblem(`It is not JSON: ${reason.message}.`);
  }
  const object = z.record(z.string(), z.unknown()).safeParse(value);
  if (!object.success) return configWithProblem('It must be a JSON object: { "grafanaUrl": "https://…" }.');
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

function isWebUrl(text: string, base?: string): boolean {
  if (!URL.canParse(text, base)) return false;
  return /^https?:$/.test(new URL(text, base).protocol);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
