/** The configuration that the server writes itself, from its environment or for the built-in traces. */
export interface GrafanaSettings {
  /** A path or an address; undefined: no Grafana. */
  readonly url: string | undefined;
  /** The uids of its data sources. */
  readonly lokiUid: string | undefined;
  readonly pyroscopeUid: string | undefined;
  readonly tracesUid: string | undefined;
  /** A selector of logs in Loki. */
  readonly logSelector: string | undefined;
}

/** The settings that it is composed from. */
interface Composable {
  readonly basePath: string;
  readonly jaegerUrl: URL | undefined;
  readonly grafana: GrafanaSettings;
}

/**
 * Returns what is served as `config.json` if no file is named: links to the given Jaeger and Grafana; with
 * the built-in traces, links to pages of this server that say what a target would be asked. Nothing if there
 * is nothing to say.
 */
export function composeConfig(settings: Composable): Readonly<Record<string, unknown>> | undefined {
  const { basePath, grafana, jaegerUrl } = settings;
  if (jaegerUrl === undefined && grafana.url === undefined) return demoConfig(basePath);
  const links = [
    grafana.lokiUid && {
      preset: 'loki',
      datasource: grafana.lokiUid,
      idIn: ['text', 'metadata', 'either', 'short'],
      ...(grafana.logSelector === undefined ? {} : { selector: grafana.logSelector }),
    },
    grafana.pyroscopeUid && { preset: 'pyroscope', datasource: grafana.pyroscopeUid },
  ].filter((link) => link);
  return {
    ...(jaegerUrl === undefined ? {} : { jaegerUrl: withoutLogin(jaegerUrl) }),
    ...(grafana.url === undefined ? {} : { grafanaUrl: grafana.url }),
    ...(grafana.tracesUid === undefined ? {} : { grafanaTraces: { type: 'jaeger', uid: grafana.tracesUid } }),
    ...(links.length === 0 ? {} : { links }),
  };
}

/** The path of the pages that stand for targets, below the base path. */
export const DEMO_PATH = '/demo';

function demoConfig(basePath: string): Readonly<Record<string, unknown>> {
  const demo = `${basePath}${DEMO_PATH}`;
  return {
    grafanaUrl: `${demo}/grafana`,
    grafanaTraces: { type: 'jaeger', uid: 'demo-traces' },
    jaegerUrl: `${demo}/jaeger`,
    links: [
      { preset: 'loki', datasource: 'demo-logs', idIn: ['text', 'metadata', 'either', 'short'] },
      { preset: 'pyroscope', datasource: 'demo-profiles' },
      {
        preset: 'prometheus',
        label: 'Requests per minute',
        datasource: 'demo-metrics',
        query: 'sum(rate(requests_total{service="#{service}"}[5m])) * 60',
      },
      {
        preset: 'dashboard',
        label: 'Dashboard of the service',
        uid: 'demo-service',
        slug: 'service',
        variables: { service: '#{service}' },
      },
      {
        button: 'events',
        type: 'span',
        text: 'Events of #{first(camera_id, camera.id, pipeline.camera_id)}',
        url: `${demo}/timeline?camera=#{first(camera_id, camera.id, pipeline.camera_id)}&from=#{startTime | sub 60000000 | epoch_ms}&to=#{spanEnd | add 60000000 | epoch_ms}`,
      },
      {
        button: 'events',
        type: 'trace',
        text: 'Events of this time',
        url: `${demo}/timeline?from=#{startTime | epoch_ms}&to=#{endTime | epoch_ms}`,
      },
      {
        type: 'tag',
        key: ['db.system', 'db.system.name'],
        text: 'Runbook of #{first(db.system.name, db.system)}',
        url: `${demo}/runbooks/#{first(db.system.name, db.system)}`,
      },
    ],
  };
}

/** The name and password in an address are the server's alone. */
function withoutLogin(address: URL): string {
  const url = new URL(address);
  url.username = '';
  url.password = '';
  return url.href.replace(/\/+$/, '');
}
