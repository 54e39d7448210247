/** Addresses of pages that show logs, other than Grafana's. */
import { percentEncode } from '../../base/text/percentCode.ts';
import { formatJsurl } from '../languages/jsurl.ts';
import { formatRison, type RisonValue } from '../languages/rison.ts';
import {
  isoWindowOf,
  type LinkMoment,
  MILLISECOND_MICROS,
  SECOND_MICROS,
  windowOf,
  withoutEndSlash,
} from '../moment.ts';
import { googleFilterFor, insightsFor, kqlFor, logsqlFor, splFor } from './logQueries.ts';

export interface KibanaOptions {
  /** The address of Kibana, with its path and space: `/kibana/s/ops`. */
  readonly url: string;
  readonly dataView: string;
  /** The field with the trace's id; `trace.id` by default. */
  readonly idField?: string;
  /** The field with the service's name; absent: logs of all services. */
  readonly serviceField?: string;
  readonly margin?: number;
}

/** Kibana's Discover. Its state is in the fragment. */
export function kibanaAddress(moment: LinkMoment, options: KibanaOptions): string {
  const { url, dataView, idField = 'trace.id', serviceField, margin } = options;
  const { from, to } = isoWindowOf(moment, margin);
  const query = kqlFor(moment, idField, serviceField);
  const g = rison({ time: { from, to } });
  const a = rison({
    dataSource: { dataViewId: dataView, type: 'dataView' },
    query: { language: 'kuery', query },
  });
  return `${withoutEndSlash(url)}/app/discover#/?_g=${g}&_a=${a}`;
}

export interface OpenSearchOptions {
  readonly url: string;
  readonly indexPattern: string;
  /** The field with the trace's id; `traceId` by default. */
  readonly idField?: string;
  readonly margin?: number;
}

/** OpenSearch Dashboards' Discover, from 2.11 on. */
export function openSearchAddress(moment: LinkMoment, options: OpenSearchOptions): string {
  const { url, indexPattern, idField = 'traceId', margin } = options;
  const { from, to } = isoWindowOf(moment, margin);
  const a = rison({
    discover: { columns: ['_source'], isDirty: false, sort: [] },
    metadata: { indexPattern, view: 'discover' },
  });
  const g = rison({ filters: [], time: { from, to } });
  const q = rison({ filters: [], query: { language: 'kuery', query: kqlFor(moment, idField) } });
  return `${withoutEndSlash(url)}/app/data-explorer/discover#?_a=${a}&_g=${g}&_q=${q}`;
}

export interface CloudWatchOptions {
  readonly region: string;
  /** Names or ARNs. */
  readonly groups: readonly string[];
  readonly margin?: number;
}

/** CloudWatch Logs Insights. In its fragment `?` is `$3F` and `=` is `$3D`. */
export function cloudWatchAddress(moment: LinkMoment, { region, groups, margin }: CloudWatchOptions): string {
  const { from, to } = windowOf(moment, MILLISECOND_MICROS, margin);
  const state = formatJsurl({
    end: to,
    start: from,
    timeType: 'ABSOLUTE',
    tz: 'UTC',
    unit: 'milliseconds',
    editorString: insightsFor(moment),
    source: groups,
  });
  const at = percentEncode(region);
  return `https://${at}.console.aws.amazon.com/cloudwatch/home?region=${at}#logsV2:logs-insights$3FqueryDetail$3D~${state}`;
}

export interface SplunkOptions {
  readonly url: string;
  readonly index?: string;
  readonly margin?: number;
}

/** Splunk's search. The end of its window is exclusive. */
export function splunkAddress(moment: LinkMoment, { url, index, margin }: SplunkOptions): string {
  const { from, to } = windowOf(moment, SECOND_MICROS, margin);
  const query = percentEncode(splFor(moment, index));
  return `${withoutEndSlash(url)}/en-US/app/search/search?q=${query}&earliest=${from}&latest=${to}`;
}

/** Datadog's log explorer. Without `live=false` the window slides to now. */
export function datadogAddress(
  moment: LinkMoment,
  { site, margin }: { readonly site: string; readonly margin?: number },
): string {
  const { from, to } = windowOf(moment, MILLISECOND_MICROS, margin);
  const query = percentEncode(`trace_id:${moment.traceId}`);
  return `https://app.${site}/logs?query=${query}&from_ts=${from}&to_ts=${to}&live=false`;
}

/** Google's Cloud Logging. Its parameters are parted by semicolons. */
export function googleLoggingAddress(
  moment: LinkMoment,
  { project, margin }: { readonly project: string; readonly margin?: number },
): string {
  const { from, to } = isoWindowOf(moment, margin);
  const query = percentEncode(googleFilterFor(moment, project));
  return `https://console.cloud.google.com/logs/query;query=${query};timeRange=${from}%2F${to}?project=${percentEncode(project)}`;
}

export interface VictoriaLogsOptions {
  readonly url: string;
  readonly idField?: string;
  readonly margin?: number;
}

/** VictoriaLogs' own page: a length, and its end in UTC. */
export function victoriaLogsAddress(moment: LinkMoment, options: VictoriaLogsOptions): string {
  const { url, idField, margin } = options;
  const { from, to } = windowOf(moment, SECOND_MICROS, margin);
  const end = new Date(to * 1000).toISOString().slice(0, 19);
  const query = percentEncode(logsqlFor(moment, idField));
  return `${withoutEndSlash(url)}/select/vmui/#/?query=${query}&g0.range_input=${to - from}s&g0.end_input=${end}&g0.relative_time=none`;
}

/**
 * Percent-encodes what is content, after rison has escaped it. Its own signs stay, as does the hyphen of
 * names, as these pages write them themselves.
 */
function rison(value: RisonValue): string {
  return percentEncode(formatRison(value));
}
