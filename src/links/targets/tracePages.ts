/** The same search or trace in Jaeger's own pages and in Grafana. */
import { percentEncode } from '../../base/text/percentCode.ts';
import { withoutEndSlash } from '../moment.ts';

/** What a page shows: one trace, or a search as the query string of Jaeger UI's search. */
export type ShownPage = { readonly traceId: string } | { readonly search: string };

/** The parameters of a search that Jaeger UI knows. */
const SEARCH_PARAMETERS = [
  'service',
  'operation',
  'tags',
  'start',
  'end',
  'lookback',
  'minDuration',
  'maxDuration',
  'limit',
];

/** Jaeger UI: `/trace/<id>`, or its search with the same question. */
export function jaegerPageAddress(jaeger: string, shown: ShownPage): string {
  const base = withoutEndSlash(jaeger);
  if ('traceId' in shown) return `${base}/trace/${percentEncode(shown.traceId)}`;
  const parameters = knownParameters(shown.search);
  return parameters.size === 0 ? `${base}/search` : `${base}/search?${parameters}`;
}

/**
 * Grafana's Explore with the data source of the traces; without one, Grafana itself. A search by Jaeger's
 * data source takes tags as logfmt, Tempo's one takes TraceQL.
 */
export function grafanaPageAddress(
  grafana: string,
  datasource: { readonly type: 'jaeger' | 'tempo'; readonly uid: string } | undefined,
  shown: ShownPage,
): string {
  if (datasource === undefined) return grafana;
  const query =
    'traceId' in shown ? traceQuery(datasource.type, shown.traceId) : searchQuery(datasource.type, shown);
  const range = { from: 'now-1h', to: 'now', ...('search' in shown ? rangeOf(shown.search) : {}) };
  const panes = {
    spw: {
      datasource: datasource.uid,
      queries: [{ refId: 'A', datasource, ...query }],
      range,
    },
  };
  return `${withoutEndSlash(grafana)}/explore?schemaVersion=1&panes=${percentEncode(JSON.stringify(panes))}`;
}

function traceQuery(type: 'jaeger' | 'tempo', traceId: string): Readonly<Record<string, unknown>> {
  return type === 'jaeger' ? { query: traceId } : { queryType: 'traceql', query: traceId };
}

function searchQuery(
  type: 'jaeger' | 'tempo',
  { search }: { readonly search: string },
): Readonly<Record<string, unknown>> {
  const given = new URLSearchParams(search);
  const value = (name: string) => given.get(name) || undefined;
  if (type === 'tempo')
    return { queryType: 'traceql', query: traceqlOf(value), limit: numberOf(value('limit')) };
  return {
    queryType: 'search',
    service: value('service'),
    operation: value('operation'),
    tags: logfmtOf(value('tags')),
    minDuration: value('minDuration'),
    maxDuration: value('maxDuration'),
    limit: numberOf(value('limit')),
  };
}

function traceqlOf(value: (name: string) => string | undefined): string {
  const conditions: string[] = [];
  const add = (left: string, right: string | undefined, quoted = true) => {
    if (right !== undefined) conditions.push(`${left} ${quoted ? JSON.stringify(right) : right}`);
  };
  add('resource.service.name =', value('service'));
  add('name =', value('operation'));
  for (const [key, text] of tagsOf(value('tags'))) {
    if (key === 'error' && text === 'true') conditions.push('status = error');
    else add(`.${/^[\w.-]+$/.test(key) ? key : JSON.stringify(key)} =`, text);
  }
  add('duration >=', value('minDuration'), false);
  add('duration <=', value('maxDuration'), false);
  return `{ ${conditions.join(' && ')} }`.replace('{  }', '{}');
}

function logfmtOf(tags: string | undefined): string | undefined {
  const parts = tagsOf(tags).map(([key, text]) => `${key}=${JSON.stringify(text)}`);
  return parts.length === 0 ? undefined : parts.join(' ');
}

/** The tags of a search, as Jaeger UI writes them: an object of texts as JSON. */
function tagsOf(json: string | undefined): readonly (readonly [string, string])[] {
  if (json === undefined) return [];
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null
      ? Object.entries(value).map(([key, text]): [string, string] => [key, String(text)])
      : [];
  } catch (reason) {
    if (reason instanceof SyntaxError) return [];
    throw reason;
  }
}

function rangeOf(search: string): { readonly from: string; readonly to: string } | undefined {
  const given = new URLSearchParams(search);
  const [start, end, lookback] = [given.get('start'), given.get('end'), given.get('lookback')];
  if (lookback !== null && /^\d+[smhdw]$/.test(lookback)) return { from: `now-${lookback}`, to: 'now' };
  if (start === null || end === null || !/^\d+$/.test(start + end)) return undefined;
  return { from: String(Math.floor(Number(start) / 1000)), to: String(Math.ceil(Number(end) / 1000)) };
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

function knownParameters(search: string): URLSearchParams {
  const given = new URLSearchParams(search);
  return new URLSearchParams([...given].filter(([name]) => SEARCH_PARAMETERS.includes(name)));
}
