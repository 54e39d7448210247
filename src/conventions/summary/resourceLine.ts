/**
 * Where spans come from: `checkout 1.4.2 · production · eu-west-1b`, and in Kubernetes
 * `shop/checkout-7d9f · node-12`.
 */
import { resourceKeys } from '../resource.ts';
import { type ReadTag, readText } from './readText.ts';
import { summaryLine } from './summaryLine.ts';

/** Returns service, version, environment and zone (else region, else host); undefined if none is known. */
export function resourceLine(read: ReadTag): string | undefined {
  const place =
    readText(read, resourceKeys.zone) ??
    readText(read, resourceKeys.region) ??
    readText(read, resourceKeys.host);
  return fromFirst([
    [readText(read, resourceKeys.service), readText(read, resourceKeys.serviceVersion)]
      .filter((text) => text !== undefined)
      .join(' '),
    readText(read, resourceKeys.environment),
    place,
  ]);
}

/** Returns namespace, pod and node; undefined if none is known. */
export function kubernetesLine(read: ReadTag): string | undefined {
  const pod =
    readText(read, resourceKeys.pod) ??
    readText(read, resourceKeys.deployment) ??
    readText(read, resourceKeys.statefulSet) ??
    readText(read, resourceKeys.daemonSet) ??
    readText(read, resourceKeys.cronJob) ??
    readText(read, resourceKeys.job);
  const namespace = readText(read, resourceKeys.namespace);
  const restarts = readText(read, resourceKeys.restarts);
  return fromFirst([
    namespace === undefined || pod === undefined ? (pod ?? namespace) : `${namespace}/${pod}`,
    readText(read, resourceKeys.node),
    restarts === undefined || restarts === '0' ? undefined : `${restarts} restarts`,
  ]);
}

/** The first known part is the subject. */
function fromFirst(parts: readonly (string | undefined)[]): string | undefined {
  const [subject, ...details] = parts.filter((part) => part !== undefined && part !== '');
  return summaryLine({ subject: [subject], details });
}
