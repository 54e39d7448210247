import { describe, expect, it } from 'vitest';
import { keyFamilies } from '../keyFamilies.ts';
import { parseTags } from '../testing/summaryTables.ts';
import { inferPeer, peerNameKeys } from './inferPeer.ts';
import type { SummaryFacts } from './spanDomain.ts';

/** `name (key, role)` */
function peerOf(kind: SummaryFacts['kind'], text: string, own?: string): string | undefined {
  const tags = parseTags(text);
  const peer = inferPeer((key) => (peerNameKeys.has(key) ? tags[key] : undefined), kind, own);
  return peer === undefined ? undefined : `${peer.name} (${peer.key}, ${peer.role})`;
}

describe('what a span calls', () => {
  it.each([
    ['client', 'service.peer.name=bank  peer.service=old', 'bank (service.peer.name, service)'],
    ['client', 'peer.service=bank-gw:443  server.address=x', 'bank-gw (peer.service, service)'],
    ['internal', 'peer.service=http://bank:80/x', 'bank (peer.service, service)'],
    ['client', 'ai.service=yolo26  db.system=redis', 'yolo26 (ai.service, model)'],
    ['client', 'db.system.name=postgresql  db.namespace=shop', 'postgresql/shop (db.system.name, database)'],
    ['client', 'db.system=redis  db.redis.database_index=0  server.address=c', 'redis (db.system, cache)'],
    [
      'producer',
      'messaging.system=kafka  messaging.destination=orders',
      'kafka/orders (messaging.system, queue)',
    ],
    [
      'client',
      'messaging.system=rabbitmq  messaging.destination.name=amq.gen-7  messaging.destination.temporary=true',
      'rabbitmq (messaging.system, queue)',
    ],
    [
      'client',
      'gen_ai.provider.name=openai  server.address=api.openai.com',
      'openai (gen_ai.provider.name, model)',
    ],
    ['client', 'server.address=api.example.org:8443', 'api.example.org (server.address, host)'],
    ['client', 'net.peer.name=10.0.0.7  http.url=https://u:p@api:8443/x', 'api (http.url, host)'],
    ['client', 'http.host=shop:5000', 'shop (http.host, host)'],
    ['client', 'rpc.service=cart.CartService', 'cart.CartService (rpc.service, service)'],
    ['unspecified', 'db.system=h2', 'h2 (db.system, database)'],
  ] as const)('%s: %s', (kind, tags, expected) => {
    expect(peerOf(kind, tags)).toBe(expected);
  });

  it.each([
    ['client', 'server.address=10.0.0.7:8080'],
    ['client', 'server.address=::1'],
    ['client', 'server.address=[fe80::1]:443'],
    ['client', 'server.address=localhost:8080'],
    ['client', 'peer.service=127.0.0.1'],
    ['client', 'server.address=/var/run/docker.sock'],
    ['client', 'http.url=/relative'],
    ['client', 'peer.service= '],
    ['internal', 'server.address=shop'],
    ['internal', 'gen_ai.provider.name=openai'],
    ['server', 'peer.service=caller'],
    ['consumer', 'messaging.system=kafka'],
  ] as const)('is unknown: %s: %s', (kind, tags) => {
    expect(peerOf(kind, tags)).toBeUndefined();
  });

  it('is never its own service', () => {
    expect(peerOf('client', 'peer.service=shop', 'shop')).toBeUndefined();
    expect(peerOf('client', 'peer.service=shop  server.address=db', 'shop')).toContain('db (');
  });

  it('is read from keys of families only', () => {
    const known = new Set<string>(keyFamilies.flat());
    expect([...peerNameKeys].filter((key) => !known.has(key))).toEqual([]);
  });
});
