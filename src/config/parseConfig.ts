/**
 * Parses the text of a configuration: our keys, and those of Jaeger UI that have a meaning here. An invalid
 * value only affects itself. Loaded only if there is a configuration.
 */
import { parseDuration } from '../base/parseDuration.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { ServiceLinks } from '../links/entries/linkButtons.ts';
import { readLinkEntries, shownValue } from '../links/entries/linkEntry.ts';
import { safeAddress } from '../links/safeAddress.ts';
import {
  type AppConfig,
  defaultConfig,
  failedConfig,
  type LoadedConfig,
  type MenuEntry,
  type SearchDefaults,
  type SlowBounds,
  type TraceDatasource,
} from './appConfig.ts';
import {
  asCount,
  asFlag,
  asText,
  asTexts,
  type ConfigFields,
  ConfigReader,
  fieldsOf,
  type ReadValue,
} from './configReader.ts';
import { readJaegerKeys } from './jaegerKeys.ts';

/**
 * Returns the configuration in a text. `pageUrl`: the address of the page; `injected`: Jaeger UI's
 * configuration, as JSON, whose keys hold where the text has none.
 */
export function parseConfig(text: string, pageUrl: string, injected?: string): LoadedConfig {
  const own = readObject(text);
  if (!own.ok) return failedConfig(own.error);
  const below = injected === undefined ? ok({}) : readObject(injected);
  const fields = below.ok ? { ...below.value, ...own.value } : own.value;
  const read = readConfig(fields, pageUrl);
  return below.ok ? read : { ...read, notes: [...read.notes, `Jaeger’s configuration: ${below.error}`] };
}

function readObject(text: string): Result<ConfigFields, string> {
  try {
    const fields = fieldsOf(JSON.parse(text));
    return fields === undefined
      ? err('It must be a JSON object: { "grafanaUrl": "https://…" }.')
      : ok(fields);
  } catch (reason) {
    if (!(reason instanceof SyntaxError)) throw reason;
    return err(`It is not JSON: ${reason.message}.`);
  }
}

function readConfig(given: ConfigFields, pageUrl: string): LoadedConfig {
  const problems: string[] = [];
  const notes: string[] = [];
  const { fields, isForeign } = withOurNames(given);
  const reader = new ConfigReader(fields, '', problems);
  const linkPatterns = readJaegerKeys(reader, notes);
  const address = reader.read(
    'grafanaUrl',
    'the address of your Grafana: a path, http:// or https://',
    asAddress,
  );
  const grafanaUrl = address === undefined ? undefined : onPageHost(address, pageUrl, notes);
  const links = readLinkEntries(reader.given('links') ?? [], 'links');
  reader.report(...links.problems);
  const config: AppConfig = {
    grafanaUrl,
    grafanaTraces: readDatasource(reader.inner('grafanaTraces')),
    jaegerUrl: reader.read(
      'jaegerUrl',
      'the address of Jaeger’s own pages: a path, http:// or https://',
      asAddress,
    ),
    apiBase: reader.read('apiBase', 'the path or URL of Jaeger’s API, such as "/jaeger/api"', asApiBase),
    dialect:
      reader.read('dialect', '"auto", "v3" or "legacy"', (value) => dialects.find((one) => one === value)) ??
      defaultConfig.dialect,
    links: {
      entries: [...links.entries, ...linkPatterns],
      grafana: grafanaUrl,
      services: readServices(reader.inner('services', 'an object of services')),
    },
    menu: readMenu(reader),
    durations: readDurations(reader.inner('durations', 'an object of operations')),
    search: readSearch(reader.inner('search'), notes),
    retention: readRetention(reader.inner('retention')),
    timeZone: reader.read('timeZone', 'a time zone such as "Europe/Vienna" or "UTC"', asTimeZone),
    firstTags: reader.read('topTagPrefixes', 'a list of texts', asTexts) ?? [],
    maskedKeys: reader.read('maskedKeys', 'a list of keys', asTexts) ?? [],
    forbidsNewPage: reader.read('forbidNewPage', 'true or false', asFlag) ?? false,
  };
  // The configuration of another program, served as ours, has keys of its own.
  if (!isForeign) reader.reportUnknown();
  return { config, hasFailed: false, problems, notes };
}

const dialects = ['auto', 'v3', 'legacy'] as const;

/** Keys that another program may write in snake case: `grafana_url`. */
const SNAKE_KEYS = ['grafanaUrl', 'jaegerUrl', 'apiBase', 'maskedKeys', 'timeZone', 'grafanaTraces'];

/** Our own spelling wins. `isForeign`: there were keys in snake case, as in a backend's own configuration. */
function withOurNames(fields: ConfigFields): { readonly fields: ConfigFields; readonly isForeign: boolean } {
  const renamed: Record<string, unknown> = { ...fields };
  let isForeign = false;
  for (const key of SNAKE_KEYS) {
    const snake = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    if (!Object.hasOwn(fields, snake)) continue;
    isForeign = true;
    delete renamed[snake];
    if (!Object.hasOwn(fields, key)) renamed[key] = fields[snake];
  }
  return { fields: renamed, isForeign };
}

/** A Grafana on `localhost` means the machine that the page came from. */
function onPageHost(address: string, pageUrl: string, notes: string[]): string {
  if (!URL.canParse(address) || !URL.canParse(pageUrl)) return address;
  const url = new URL(address);
  const page = new URL(pageUrl);
  const isLocal = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (!isLocal || url.hostname === page.hostname) return address;
  url.hostname = page.hostname;
  url.protocol = 'http:';
  notes.push(`“grafanaUrl” is ${address}; the browser asks ${page.hostname} instead.`);
  return url.href.replace(/\/$/, '');
}

function readDatasource(reader: ConfigReader | undefined): TraceDatasource | undefined {
  if (reader === undefined) return undefined;
  const uid = reader.read('uid', 'the uid of the data source in Grafana', asText);
  const type = reader.read('type', '"jaeger" or "tempo"', (value) =>
    value === 'jaeger' || value === 'tempo' ? value : undefined,
  );
  reader.reportUnknown();
  return uid === undefined ? undefined : { uid, type: type ?? 'jaeger' };
}

function readServices(reader: ConfigReader | undefined): ReadonlyMap<string, ServiceLinks> {
  const services = new Map<string, ServiceLinks>();
  for (const name of reader?.keys ?? []) {
    const service = reader?.inner(name);
    if (service === undefined) continue;
    services.set(name, {
      logs: service.read('logs', 'a selector such as "{container=\\"backend\\"}"', asText),
      owner: service.read('owner', 'a text', asText),
      dashboards: readDashboards(service),
    });
    service.reportUnknown();
  }
  return services;
}

function readDashboards(service: ConfigReader): ServiceLinks['dashboards'] {
  const list = service.read('dashboards', 'a list of { "title", "url" }', asList) ?? [];
  return list.flatMap((item, position) => {
    const fields = fieldsOf(item) ?? {};
    const title = asText(fields.title);
    const url = asAddress(fields.url);
    if (title !== undefined && url !== undefined) return [{ title, url }];
    service.report(
      `“${service.nameOf(`dashboards[${position}]`)}” must be { "title": "…", "url": "https://…" }; it is ${shownValue(item)}.`,
    );
    return [];
  });
}

function readMenu(reader: ConfigReader): readonly MenuEntry[] {
  const list = reader.read('menu', 'a list of { "label", "url" }', asList) ?? [];
  return list.flatMap((item, position) => readMenuEntry(item, `menu[${position}]`, reader));
}

function readMenuEntry(value: unknown, place: string, reader: ConfigReader): readonly MenuEntry[] {
  const fields = fieldsOf(value) ?? {};
  const label = asText(fields.label);
  const url = fields.url === undefined || fields.url === null ? undefined : asAddress(fields.url);
  const isUrlWrong = fields.url !== undefined && fields.url !== null && url === undefined;
  if (label === undefined || isUrlWrong) {
    reader.report(
      `“${place}” must have a “label” and, as “url”, an address with http:// or https://; it is ${shownValue(value)}.`,
    );
    return [];
  }
  const inner = Array.isArray(fields.items) ? fields.items : [];
  const items = inner.flatMap((item: unknown, position) =>
    readMenuEntry(item, `${place}.items[${position}]`, reader),
  );
  const isNewPage = fields.anchorTarget === undefined || fields.anchorTarget === '_blank';
  return [{ label, url, items, isNewPage }];
}

function readDurations(reader: ConfigReader | undefined): ReadonlyMap<string, SlowBounds> {
  const bounds = new Map<string, SlowBounds>();
  for (const operation of reader?.keys ?? []) {
    const inner = reader?.inner(operation, 'an object with “slow” and “tooSlow”');
    if (inner === undefined) continue;
    bounds.set(operation, {
      slow: inner.read('slow', 'a time such as "5s"', asMicros),
      tooSlow: inner.read('tooSlow', 'a time such as "30s"', asMicros),
    });
    inner.reportUnknown();
  }
  return bounds;
}

function readSearch(reader: ConfigReader | undefined, notes: string[]): SearchDefaults {
  if (reader === undefined) return defaultConfig.search;
  const parameters = new URLSearchParams();
  const put = (name: string, value: string | number | undefined) => {
    if (value !== undefined) parameters.set(name, String(value));
  };
  put('service', reader.read('service', 'the name of a service', asText));
  put('operation', reader.read('operation', 'the name of an operation', asText));
  put('tags', reader.read('tags', 'an object of tags', asTagsJson));
  put('lookback', reader.read('lookback', 'a time such as "1h" or "2d"', asLookback));
  put('lookback', reader.read('defaultLookback', 'a time such as "1h" or "2d"', asLookback));
  put('minDuration', reader.read('minDuration', 'a time such as "100ms"', asDurationText));
  put('limit', reader.read('limit', 'a whole number', asCount));
  const maxLookback = reader.read('maxLookback', 'a time such as "7d"', (value) =>
    asLookback(fieldsOf(value)?.value ?? value),
  );
  const maxLimit = reader.read('maxLimit', 'a whole number', asCount);
  if (reader.given('adjustEndTime') !== undefined) {
    notes.push('“search.adjustEndTime” has no effect: a search ends now.');
  }
  reader.reportUnknown();
  return { query: parameters.toString(), maxLookback, maxLimit };
}

function readRetention(reader: ConfigReader | undefined): AppConfig['retention'] {
  if (reader === undefined) return defaultConfig.retention;
  const retention = {
    logs: reader.read('logs', 'a time such as "7d"', asMicros),
    profile: reader.read('profile', 'a time such as "7d"', asMicros),
    metrics: reader.read('metrics', 'a time such as "15d"', asMicros),
  };
  reader.reportUnknown();
  return retention;
}

const asList: ReadValue<readonly unknown[]> = (value) => (Array.isArray(value) ? value : undefined);

/** A path, http or https, without slashes at its end. */
const asAddress: ReadValue<string> = (value) => (typeof value === 'string' ? safeAddress(value) : undefined);

const asApiBase: ReadValue<string> = (value) => asAddress(value)?.replace(/\/+$/, '');

const asMicros: ReadValue<number> = (value) => {
  if (typeof value !== 'string') return undefined;
  const parsed = parseDuration(value);
  return parsed.ok ? parsed.value : undefined;
};

const asDurationText: ReadValue<string> = (value) =>
  typeof value === 'string' && asMicros(value) !== undefined ? value : undefined;

const asLookback: ReadValue<string> = (value) =>
  typeof value === 'string' && /^[1-9]\d{0,5}[smhdw]$/.test(value) ? value : undefined;

const asTagsJson: ReadValue<string> = (value) => {
  const fields = fieldsOf(value);
  if (fields === undefined || !Object.values(fields).every((tag) => typeof tag === 'string'))
    return undefined;
  return JSON.stringify(fields);
};

const asTimeZone: ReadValue<string> = (value) => {
  if (typeof value !== 'string') return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone;
  } catch (reason) {
    if (reason instanceof RangeError) return undefined;
    throw reason;
  }
};
