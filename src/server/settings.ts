/** What the person who starts the server decides: read from the environment, checked, or refused with a sentence. */

import type { Era } from '../../fixtures/api/createFixtureApi.ts';
import { err, ok, type Result } from '../base/result.ts';

export interface ServerSettings {
  /** 0 lets the system choose. */
  readonly port: number;
  readonly host: string;
  /** Path that the app stands below, without a slash at its end; empty at the root. */
  readonly basePath: string;
  /** The real Jaeger that `/api` is forwarded to; undefined: the embedded fixtures answer. */
  readonly jaegerUrl: URL | undefined;
  /** Whose answers the embedded fixtures give: Jaeger up to 2.18 (A), 2.19 and 2.20 (B), or the next one (C). */
  readonly era: Era;
  /** File that is served as `config.json`; undefined: there is none. */
  readonly configFile: string | undefined;
  /** Sources of the CSP's `frame-ancestors`. */
  readonly frameAncestors: string;
}

export const defaultPort = 5170;

/** Reads PORT, HOST, BASE_PATH, JAEGER_URL, ERA, CONFIG and FRAME_ANCESTORS; an empty variable counts as absent. */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
): Result<ServerSettings, readonly string[]> {
  const problems: string[] = [];
  const read = <T>(
    name: string,
    fallback: T,
    parse: (text: string) => T | undefined,
    expected: string,
  ): T => {
    const text = environment[name]?.trim();
    if (text === undefined || text === '') return fallback;
    const value = parse(text);
    if (value === undefined) problems.push(`${name} must be ${expected}, but is "${text}".`);
    return value ?? fallback;
  };
  const settings: ServerSettings = {
    port: read('PORT', defaultPort, parsePort, 'a whole number from 0 to 65535'),
    host: read('HOST', '127.0.0.1', (text) => text, ''),
    basePath: read('BASE_PATH', '', parseBasePath, 'a path such as /tracing'),
    jaegerUrl: read<URL | undefined>(
      'JAEGER_URL',
      undefined,
      parseHttpUrl,
      'an address such as http://host:16686',
    ),
    era: read('ERA', 'B', parseEra, 'A, B or C'),
    configFile: read<string | undefined>('CONFIG', undefined, (text) => text, ''),
    frameAncestors: read('FRAME_ANCESTORS', "'self'", parseSources, "a list of CSP sources such as 'self'"),
  };
  return problems.length === 0 ? ok(settings) : err(problems);
}

function parsePort(text: string): number | undefined {
  const port = Number(text);
  return /^\d+$/.test(text) && port <= 65_535 ? port : undefined;
}

function parseBasePath(text: string): string | undefined {
  const path = text.replace(/\/+$/, '');
  return /^(\/[\w.~-]+)*$/.test(path) && !path.includes('/..') ? path : undefined;
}

function parseHttpUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) ? url : undefined;
}

function parseEra(text: string): Era | undefined {
  const era = text.toUpperCase();
  return era === 'A' || era === 'B' || era === 'C' ? era : undefined;
}

/** No `;` and no `,`: either would start another directive or another policy. */
function parseSources(text: string): string | undefined {
  return /^[^;,\r\n]+$/.test(text) ? text : undefined;
}
