/** A real Jaeger with in-memory stores, and HotROD that sends to it: both on free local ports. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '../../src/server/testing/startNginx.ts';
import { type Program, startProgram } from './startProgram.ts';

export interface LiveJaeger extends Program {
  /** `host:port` of the query service. */
  readonly address: string;
  /** The URL of the query service, without a trailing slash. */
  readonly queryUrl: string;
  /** Where spans are sent, without `/v1/traces`. */
  readonly otlpUrl: string;
}

/** A page that Jaeger serves instead of its own. */
export interface ServedPage {
  /** Jaeger's base path: begins with a slash, does not end with one. */
  readonly basePath: string;
  /** The folder of the built page. */
  readonly assets: string;
}

/**
 * Without a batch processor, which would change the order
 * in which traces arrive: the store takes it for their age.
 */
export async function startJaeger(jaeger: string, page?: ServedPage): Promise<LiveJaeger> {
  const folder = await mkdtemp(join(tmpdir(), 'spanwise-jaeger-'));
  const [query, grpc, otlp] = [await findFreePort(), await findFreePort(), await findFreePort()];
  const configuration = join(folder, 'jaeger.yaml');
  await writeFile(configuration, jaegerConfiguration(query, grpc, otlp, page));
  const queryUrl = `http://127.0.0.1:${query}${page?.basePath ?? ''}`;
  const program = await startProgram(jaeger, ['--config', configuration], {
    readyUrl: `${queryUrl}/api/services`,
    logFile: join(folder, 'jaeger.log'),
  });
  const stop = async () => {
    await program.stop();
    await rm(folder, { recursive: true });
  };
  return { address: `127.0.0.1:${query}`, queryUrl, otlpUrl: `http://127.0.0.1:${otlp}`, stop };
}

/** Makes HotROD's shop handle `orders` orders in sequence; each creates one trace of about 40 spans. */
export async function recordHotrod(hotrod: string, otlpUrl: string, orders: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'spanwise-hotrod-'));
  const names = ['frontend', 'customer', 'driver', 'route'];
  const parameters: string[] = ['all'];
  const ports: number[] = [];
  for (const name of names) {
    const port = await findFreePort();
    ports.push(port);
    parameters.push(`--${name}-service-port=${port}`, `--${name}-service-hostname=127.0.0.1`);
  }
  const shop = `http://127.0.0.1:${ports[0]}`;
  const program = await startProgram(hotrod, parameters, {
    environment: { OTEL_EXPORTER_OTLP_ENDPOINT: otlpUrl, OTEL_BSP_SCHEDULE_DELAY: '200' },
    readyUrl: shop,
    logFile: join(folder, 'hotrod.log'),
  });
  const customers = [123, 392, 731, 567];
  for (let order = 0; order < orders; order++) {
    const answer = await fetch(`${shop}/dispatch?customer=${customers[order % customers.length]}`);
    if (!answer.ok) throw new Error(`HotROD answers ${answer.status} to an order.`);
  }
  await new Promise((resolve) => setTimeout(resolve, 1500)); // it loses unsent spans when it exits
  await program.stop();
  await rm(folder, { recursive: true });
}

function jaegerConfiguration(query: number, grpc: number, otlp: number, page?: ServedPage): string {
  const served =
    page === undefined
      ? ''
      : `base_path: ${page.basePath}\n    ui: { assets_path: ${JSON.stringify(page.assets)} }`;
  return `
service:
  extensions: [jaeger_storage, jaeger_query]
  pipelines:
    traces: { receivers: [otlp], exporters: [jaeger_storage_exporter] }
  telemetry: { logs: { level: warn }, metrics: { level: none } }
extensions:
  jaeger_storage:
    backends:
      main_store: { memory: { max_traces: 100000 } }
      archive_store: { memory: { max_traces: 10000 } }
  jaeger_query:
    storage: { traces: main_store, traces_archive: archive_store }
    ${served}
    http: { endpoint: "127.0.0.1:${query}" }
    grpc: { endpoint: "127.0.0.1:${grpc}" }
receivers:
  otlp: { protocols: { http: { endpoint: "127.0.0.1:${otlp}" } } }
exporters: { jaeger_storage_exporter: { trace_storage: main_store } }
`;
}
