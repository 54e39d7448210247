/**
 * The name of what a span calls, for what sends no spans of its own: a database, a cache, a queue, a model
 * server, another company's service.
 */
import { dbKeys, isCacheSystem } from '../db.ts';
import { genAiKeys } from '../genAi.ts';
import { httpKeys } from '../http.ts';
import type { KeyFamily } from '../keyFamily.ts';
import { messagingKeys } from '../messaging.ts';
import { isName, peerKeys, withoutPort } from '../peer.ts';
import { rpcKeys } from '../rpc.ts';
import { splitUrl } from './address.ts';
import { readDestination } from './messagingSummary.ts';
import { oneLine, type ReadTag, readText } from './readText.ts';
import type { SummaryFacts } from './spanDomain.ts';
import { shorten } from './summaryLine.ts';

export interface InferredPeer {
  /** Without a port, never a bare address: `bank-gw`, `postgresql/shop`, `kafka/orders`. */
  readonly name: string;
  /** The key that names it. */
  readonly key: string;
  readonly role: PeerRole;
}

export type PeerRole = 'service' | 'database' | 'cache' | 'queue' | 'model' | 'host';

interface PeerSource {
  readonly family: KeyFamily;
  readonly role: PeerRole;
  /** Whether it names a peer only if the span is a client or a producer. Else it may be the span's own. */
  readonly isOfCallers: boolean;
  /** What makes the name complete. */
  readonly suffix?: (read: ReadTag) => string | undefined;
}

/** In the order in which they name something best. */
const sources: readonly PeerSource[] = [
  { family: peerKeys.service, role: 'service', isOfCallers: false },
  { family: genAiKeys.homeService, role: 'model', isOfCallers: false },
  { family: dbKeys.system, role: 'database', isOfCallers: false, suffix: readNamespace },
  { family: messagingKeys.system, role: 'queue', isOfCallers: false, suffix: readDestination },
  { family: genAiKeys.provider, role: 'model', isOfCallers: true },
  { family: peerKeys.address, role: 'host', isOfCallers: true },
  { family: httpKeys.url, role: 'host', isOfCallers: true },
  { family: httpKeys.host, role: 'host', isOfCallers: true },
  { family: rpcKeys.service, role: 'service', isOfCallers: true },
];

/** All keys that `inferPeer` reads. */
export const peerNameKeys: ReadonlySet<string> = new Set([
  ...sources.flatMap(({ family }) => family),
  ...dbKeys.namespace,
  ...[messagingKeys.template, messagingKeys.destination, messagingKeys.isTemporary].flat(),
  ...messagingKeys.isAnonymous,
]);

/** A legend has room for this much. */
const MOST_CHARACTERS = 60;

/**
 * Returns what a span calls; undefined if its tags have no name for it, or the span is a server or a
 * consumer. `own` is the span's own service, which is never its peer.
 */
export function inferPeer(read: ReadTag, kind: SummaryFacts['kind'], own?: string): InferredPeer | undefined {
  if (kind === 'server' || kind === 'consumer') return undefined;
  const isCaller = kind === 'client' || kind === 'producer';
  for (const { family, role, isOfCallers, suffix } of sources) {
    if (isOfCallers && !isCaller) continue;
    for (const key of family) {
      const text = read(key);
      const base = text === undefined ? '' : hostName(oneLine(text), family === httpKeys.url);
      if (!isName(base) || base === own) continue;
      const rest = suffix?.(read);
      const name = shorten(rest === undefined ? base : `${base}/${rest}`, MOST_CHARACTERS);
      return { name, key, role: role === 'database' && isCacheSystem(base) ? 'cache' : role };
    }
  }
  return undefined;
}

function hostName(text: string, isUrl: boolean): string {
  const host = splitUrl(text)?.host ?? (isUrl ? '' : text);
  return withoutPort(host);
}

/** The number of a database, as Redis has it, is no name. */
function readNamespace(read: ReadTag): string | undefined {
  const namespace = readText(read, dbKeys.namespace);
  return namespace === undefined || /^\d+$/.test(namespace) ? undefined : namespace;
}
