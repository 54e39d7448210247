/** Grafana's dashboards and its apps for logs and profiles. */
import { percentEncode } from '../../base/text/percentCode.ts';
import { type LinkMoment, MILLISECOND_MICROS, MINUTE_MICROS, windowOf, withoutEndSlash } from '../moment.ts';

/** How a filter of these apps begins a value. */
const VALUE = '__CVΩ__';

/**
 * Logs Drilldown: the lines of a service that contain the trace's id. Written as its own links are:
 * https://grafana.com/docs/grafana/latest/explore/simplified-exploration/logs/
 */
export function logsDrilldownAddress(
  moment: LinkMoment,
  options: { readonly grafana: string; readonly datasource: string; readonly margin?: number },
): string {
  const { from, to } = windowOf(moment, MILLISECOND_MICROS, options.margin);
  // A slash or backslash would be another part of the path.
  const place = percentEncode(moment.service.replace(/[/\\]/g, '-'));
  const service = escapeFilter(moment.service);
  return withParameters(
    `${withoutEndSlash(options.grafana)}/a/grafana-lokiexplore-app/explore/service/${place}/logs`,
    [
      ['var-ds', options.datasource],
      ['from', String(from)],
      ['to', String(to)],
      ['var-filters', `service_name|=|${VALUE}${service},${service}`],
      ['var-lineFilters', `caseSensitive,0|__gfp__=|${escapeFilter(moment.traceId)}`],
    ],
  );
}

/** The CPU profile of a service, by Grafana's name. */
export const CPU_PROFILE = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';

/** Profiles Drilldown: the flame graph of a service. Profiles are sums of 10 to 15 s, hence the margin. */
export function profilesDrilldownAddress(
  moment: LinkMoment,
  options: {
    readonly grafana: string;
    readonly datasource: string;
    readonly type?: string;
    readonly margin?: number;
  },
): string {
  const { from, to } = windowOf(moment, MILLISECOND_MICROS, options.margin ?? MINUTE_MICROS);
  return withParameters(`${withoutEndSlash(options.grafana)}/a/grafana-pyroscope-app/explore`, [
    ['var-dataSource', options.datasource],
    ['var-serviceName', moment.service],
    ['var-profileMetricId', options.type ?? CPU_PROFILE],
    ['from', String(from)],
    ['to', String(to)],
    ['explorationType', 'flame-graph'],
  ]);
}

/** A dashboard, with values for its variables. */
export function dashboardAddress(
  moment: LinkMoment,
  options: {
    readonly grafana: string;
    readonly uid: string;
    readonly slug?: string;
    readonly variables?: Readonly<Record<string, string>>;
    readonly margin?: number;
  },
): string {
  const { grafana, uid, slug, variables = {}, margin = 5 * MINUTE_MICROS } = options;
  const { from, to } = windowOf(moment, MILLISECOND_MICROS, margin);
  const name = slug === undefined ? '' : `/${percentEncode(slug)}`;
  return withParameters(`${withoutEndSlash(grafana)}/d/${percentEncode(uid)}${name}`, [
    ['from', String(from)],
    ['to', String(to)],
    ...Object.entries(variables).map(([key, value]): [string, string] => [`var-${key}`, value]),
  ]);
}

/** Pyroscope's own page, up to its version 1.19. Later ones keep no state in the address. */
export function pyroscopeAddress(
  moment: LinkMoment,
  options: {
    readonly url: string;
    readonly type?: string;
    readonly selector: string;
    readonly margin?: number;
  },
): string {
  const { from, to } = windowOf(moment, MILLISECOND_MICROS, options.margin ?? MINUTE_MICROS);
  return withParameters(`${withoutEndSlash(options.url)}/`, [
    ['query', `${options.type ?? CPU_PROFILE}${options.selector}`],
    ['from', String(from)],
    ['until', String(to)],
  ]);
}

function escapeFilter(text: string): string {
  return text.replaceAll('|', '__gfp__').replaceAll(',', '__gfc__');
}

function withParameters(address: string, parameters: readonly (readonly [string, string])[]): string {
  const query = parameters.map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`);
  return `${address}?${query.join('&')}`;
}
