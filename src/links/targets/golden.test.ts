import { describe, expect, it } from 'vitest';
import { type LinkMoment, MINUTE_MICROS, windowOf } from '../moment.ts';
import { dashboardAddress, logsDrilldownAddress, profilesDrilldownAddress } from './grafanaApps.ts';
import { exploreAddress } from './grafanaExplore.ts';
import {
  cloudWatchAddress,
  datadogAddress,
  googleLoggingAddress,
  kibanaAddress,
  openSearchAddress,
  splunkAddress,
} from './logPages.ts';
import { logqlFor, serviceSelector } from './logQueries.ts';

const moment = (service: string): LinkMoment => ({
  traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
  spanId: '00f067aa0ba902b7',
  service,
  operation: 'GET /',
  startUnixMicros: Date.parse('2026-12-01T15:59:59.000Z') * 1000,
  endUnixMicros: Date.parse('2026-12-01T16:01:01.500Z') * 1000,
  tag: () => undefined,
});
const hard = moment('pay\'s "a\\b"');

const loki = (expr: string) =>
  exploreAddress({
    grafana: '/grafana',
    datasource: { type: 'loki', uid: 'loki-uid' },
    query: { queryType: 'range', editorMode: 'code', expr },
    window: windowOf(hard, 1000),
  });

describe('the addresses of targets', () => {
  it.each<[string, string, string]>([
    [
      'Explore with Loki, the id in the text',
      loki(logqlFor(hard, { place: 'text', selector: '{container="backend"}' })),
      '/grafana/explore?schemaVersion=1&panes=%7B%22spw%22%3A%7B%22datasource%22%3A%22loki-uid%22%2C%22queries%22%3A%5B%7B%22refId%22%3A%22A%22%2C%22datasource%22%3A%7B%22type%22%3A%22loki%22%2C%22uid%22%3A%22loki-uid%22%7D%2C%22queryType%22%3A%22range%22%2C%22editorMode%22%3A%22code%22%2C%22expr%22%3A%22%7Bcontainer%3D%5C%22backend%5C%22%7D%20%7C%3D%20%5C%224bf92f3577b34da6a3ce929d0e0e4736%5C%22%22%7D%5D%2C%22range%22%3A%7B%22from%22%3A%221796140799000%22%2C%22to%22%3A%221796140861500%22%7D%7D%7D',
    ],
    [
      'Explore with Loki, the id in metadata, a hard name',
      loki(logqlFor(hard, { place: 'metadata', selector: serviceSelector(hard.service) })),
      "/grafana/explore?schemaVersion=1&panes=%7B%22spw%22%3A%7B%22datasource%22%3A%22loki-uid%22%2C%22queries%22%3A%5B%7B%22refId%22%3A%22A%22%2C%22datasource%22%3A%7B%22type%22%3A%22loki%22%2C%22uid%22%3A%22loki-uid%22%7D%2C%22queryType%22%3A%22range%22%2C%22editorMode%22%3A%22code%22%2C%22expr%22%3A%22%7Bservice_name%3D%5C%22pay's%20%5C%5C%5C%22a%5C%5C%5C%5Cb%5C%5C%5C%22%5C%22%7D%20%7C%20trace_id%3D%5C%224bf92f3577b34da6a3ce929d0e0e4736%5C%22%22%7D%5D%2C%22range%22%3A%7B%22from%22%3A%221796140799000%22%2C%22to%22%3A%221796140861500%22%7D%7D%7D",
    ],
    [
      'Explore with Pyroscope',
      exploreAddress({
        grafana: '/grafana',
        datasource: { type: 'grafana-pyroscope-datasource', uid: 'pyro-uid' },
        query: {
          queryType: 'both',
          profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
          labelSelector: serviceSelector('nemotron-backend'),
          groupBy: [],
        },
        window: windowOf(hard, 1000, MINUTE_MICROS),
      }),
      '/grafana/explore?schemaVersion=1&panes=%7B%22spw%22%3A%7B%22datasource%22%3A%22pyro-uid%22%2C%22queries%22%3A%5B%7B%22refId%22%3A%22A%22%2C%22datasource%22%3A%7B%22type%22%3A%22grafana-pyroscope-datasource%22%2C%22uid%22%3A%22pyro-uid%22%7D%2C%22queryType%22%3A%22both%22%2C%22profileTypeId%22%3A%22process_cpu%3Acpu%3Ananoseconds%3Acpu%3Ananoseconds%22%2C%22labelSelector%22%3A%22%7Bservice_name%3D%5C%22nemotron-backend%5C%22%7D%22%2C%22groupBy%22%3A%5B%5D%7D%5D%2C%22range%22%3A%7B%22from%22%3A%221796140739000%22%2C%22to%22%3A%221796140921500%22%7D%7D%7D',
    ],
    [
      'Discover, a hard name',
      kibanaAddress(hard, { url: '/kibana', dataView: 'logs-view', serviceField: 'service.name' }),
      "/kibana/app/discover#/?_g=(time%3A(from%3A'2026-12-01T15%3A59%3A59.000Z'%2Cto%3A'2026-12-01T16%3A01%3A01.500Z'))&_a=(dataSource%3A(dataViewId%3Alogs-view%2Ctype%3AdataView)%2Cquery%3A(language%3Akuery%2Cquery%3A'trace.id%3A%224bf92f3577b34da6a3ce929d0e0e4736%22%20and%20service.name%3A%22pay!'s%20%5C%22a%5C%5Cb%5C%22%22'))",
    ],
    [
      'OpenSearch Dashboards',
      openSearchAddress(hard, { url: '/osd', indexPattern: 'logs-pattern' }),
      "/osd/app/data-explorer/discover#?_a=(discover%3A(columns%3A!(_source)%2CisDirty%3A!f%2Csort%3A!())%2Cmetadata%3A(indexPattern%3Alogs-pattern%2Cview%3Adiscover))&_g=(filters%3A!()%2Ctime%3A(from%3A'2026-12-01T15%3A59%3A59.000Z'%2Cto%3A'2026-12-01T16%3A01%3A01.500Z'))&_q=(filters%3A!()%2Cquery%3A(language%3Akuery%2Cquery%3A'traceId%3A%224bf92f3577b34da6a3ce929d0e0e4736%22'))",
    ],
    [
      'CloudWatch',
      cloudWatchAddress(hard, { region: 'eu-west-1', groups: ['/app/backend'] }),
      "https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:logs-insights$3FqueryDetail$3D~(end~1796140861500~start~1796140799000~timeType~'ABSOLUTE~tz~'UTC~unit~'milliseconds~editorString~'fields*20*40timestamp*2c*20*40message*0a*7c*20filter*20*40message*20like*20*224bf92f3577b34da6a3ce929d0e0e4736*22*0a*7c*20sort*20*40timestamp*20asc*0a*7c*20limit*201000~source~(~'*2fapp*2fbackend))",
    ],
    [
      'Google',
      googleLoggingAddress(hard, { project: 'my-project' }),
      'https://console.cloud.google.com/logs/query;query=trace%3D%22projects%2Fmy-project%2Ftraces%2F4bf92f3577b34da6a3ce929d0e0e4736%22;timeRange=2026-12-01T15:59:59.000Z%2F2026-12-01T16:01:01.500Z?project=my-project',
    ],
    [
      'Splunk',
      splunkAddress(hard, { url: 'https://splunk.example', index: 'main' }),
      'https://splunk.example/en-US/app/search/search?q=search%20index%3Dmain%20%224bf92f3577b34da6a3ce929d0e0e4736%22&earliest=1796140799&latest=1796140862',
    ],
    [
      'Datadog',
      datadogAddress(hard, { site: 'datadoghq.com' }),
      'https://app.datadoghq.com/logs?query=trace_id%3A4bf92f3577b34da6a3ce929d0e0e4736&from_ts=1796140799000&to_ts=1796140861500&live=false',
    ],
    [
      'Logs Drilldown',
      logsDrilldownAddress(moment('cloud/gcp'), { grafana: '/grafana', datasource: 'loki-uid' }),
      '/grafana/a/grafana-lokiexplore-app/explore/service/cloud-gcp/logs?var-ds=loki-uid&from=1796140799000&to=1796140861500&var-filters=service_name%7C%3D%7C__CV%CE%A9__cloud%2Fgcp%2Ccloud%2Fgcp&var-lineFilters=caseSensitive%2C0%7C__gfp__%3D%7C4bf92f3577b34da6a3ce929d0e0e4736',
    ],
    [
      'Profiles Drilldown',
      profilesDrilldownAddress(moment('nemotron-backend'), {
        grafana: '/grafana',
        datasource: 'pyro-uid',
      }),
      '/grafana/a/grafana-pyroscope-app/explore?var-dataSource=pyro-uid&var-serviceName=nemotron-backend&var-profileMetricId=process_cpu%3Acpu%3Ananoseconds%3Acpu%3Ananoseconds&from=1796140739000&to=1796140921500&explorationType=flame-graph',
    ],
    [
      'a dashboard',
      dashboardAddress(hard, {
        grafana: '/grafana',
        uid: 'hsi-gpu',
        slug: 'gpu',
        variables: { service: 'nemotron-backend' },
      }),
      '/grafana/d/hsi-gpu/gpu?from=1796140499000&to=1796141161500&var-service=nemotron-backend',
    ],
  ])('%s', (_, address, expected) => {
    expect(address).toBe(expected);
  });
});
