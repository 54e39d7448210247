/** The operator's settings: read from the environment and checked, or refused with a sentence. */

import { resolve } from 'node:path';
import type { Era } from '../../fixtures/api/createFixtureApi.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { GrafanaSettings } from './configuration/composedConfig.ts';

export interface ServerSettings {
  /** 0: the system chooses. */
  readonly port: number;
  readonly host: string;
  /** The path below which the app is served, without a trailing slash; empty at the root. */
  readonly basePath: string;
  /** Further host names that the server answers to, in lower case; `.example.org` includes all subdomains. */
  readonly allowedHosts: readonly string[];
  /**
   * The real Jaeger behind `/api`; undefined: the embedded
   * fixtures. It may contain a password: never print it.
   */
  readonly jaegerUrl: URL | undefined;
  /** Request headers to forward to Jaeger besides the harmless ones, in lower case. */
  readonly forwardedHeaders: readonly string[];
  /** Whether the embedded fixtures are served below `/fixtures`. */
  readonly servesFixtures: boolean;
  /**
   * The Jaeger that the embedded fixtures imitate: up to 2.18 (A), 2.19 and 2.20 (B), or the next one (C).
   */
  readonly era: Era;
  /** What links to Grafana need; used if no file is named by CONFIG. */
  readonly grafana: GrafanaSettings;
  /** The file that is served as `config.json`; undefined: the server composes one. */
  readonly configFile: string | undefined;
  /** Sources of the CSP's `frame-ancestors`. */
  readonly frameAncestors: string;
}

const defaultPort = 5170;

/** Variables whose values may contain a password: messages never repeat them. */
const secretVariables = new Set(['JAEGER_URL']);

/** Reads the variables that README.md lists; an empty one counts as unset. */
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
    if (value === undefined) {
      problems.push(`${name} must be ${expected}${secretVariables.has(name) ? '' : `, but is "${text}"`}.`);
    }
    return value ?? fallback;
  };
  const jaegerUrl = read<URL | undefined>(
    'JAEGER_URL',
    undefined,
    parseHttpUrl,
    'an address such as http://host:16686',
  );
  const settings: ServerSettings = {
    port: read('PORT', defaultPort, parsePort, 'a whole number from 0 to 65535'),
    host: read('HOST', '127.0.0.1', (text) => text, ''),
    basePath: read('BASE_PATH', '', parseBasePath, 'a path such as /tracing'),
    allowedHosts: read('ALLOWED_HOSTS', [], parseHosts, 'a list of names such as traces.example.org'),
    jaegerUrl,
    forwardedHeaders: read('FORWARD_HEADERS', [], parseHeaders, 'a list of headers such as authorization'),
    servesFixtures: read('FIXTURES', jaegerUrl === undefined, parseSwitch, 'on or off'),
    era: read('ERA', 'B', parseEra, 'A, B or C'),
    grafana: {
      url: read<string | undefined>('GRAFANA_URL', undefined, parseGrafana, 'a path or an address with http'),
      lokiUid: read<string | undefined>('LOKI_UID', undefined, (text) => text, ''),
      pyroscopeUid: read<string | undefined>('PYROSCOPE_UID', undefined, (text) => text, ''),
      tracesUid: read<string | undefined>('TRACES_UID', undefined, (text) => text, ''),
      logSelector: read<string | undefined>('LOG_SELECTOR', undefined, (text) => text, ''),
    },
    configFile: read<string | undefined>(
      'CONFIG',
      undefined,
      // npm runs scripts in the package's folder, and says where the command was typed.
      (text) => resolve(environment.INIT_CWD ?? '.', text),
      '',
    ),
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

function parseGrafana(text: string): string | undefined {
  return /^\/[^/]/.test(text) || parseHttpUrl(text) !== undefined ? text.replace(/\/+$/, '') : undefined;
}

function parseList(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== '');
}

function parseHosts(text: string): readonly string[] | undefined {
  const hosts = parseList(text).map((host) => host.replace(/^\[(.*)\]$/, '$1'));
  return hosts.every((host) => /^(\.?[\w-]+(\.[\w-]+)*|[\da-f:.]+)$/.test(host)) ? hosts : undefined;
}

/** Rejects headers that delimit messages and connections, and the host name. */
function parseHeaders(text: string): readonly string[] | undefined {
  const isOurs =
    /^(connection|content-.*|expect|host|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/;
  const names = parseList(text);
  return names.every((name) => /^[\w-]+$/.test(name) && !isOurs.test(name)) ? names : undefined;
}

function parseSwitch(text: string): boolean | undefined {
  const isOn = /^(on|1|yes|true)$/i.test(text);
  return isOn || /^(off|0|no|false)$/i.test(text) ? isOn : undefined;
}

function parseEra(text: string): Era | undefined {
  const era = text.toUpperCase();
  return era === 'A' || era === 'B' || era === 'C' ? era : undefined;
}

/** Rejects `;` and `,`: they would start another directive or another policy. */
function parseSources(text: string): string | undefined {
  return /^[^;,\r\n]+$/.test(text) ? text : undefined;
}
