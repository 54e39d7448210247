/**
 * Databases and caches: https://opentelemetry.io/docs/specs/semconv/db/database-spans/ Frameworks send
 * `cache.*`, which is not in any convention.
 */
import type { KeyFamilies } from './keyFamily.ts';

export const dbKeys = {
  system: ['db.system.name', 'db.system'],
  /** The statement. */
  query: ['db.query.text', 'db.statement', 'sql.query'],
  /** Operation and tables in a few words, made by the instrumentation. */
  summary: ['db.query.summary'],
  operation: ['db.operation.name', 'db.operation'],
  collection: [
    'db.collection.name',
    'db.sql.table',
    'db.mongodb.collection',
    'db.cassandra.table',
    'db.cosmosdb.container',
  ],
  namespace: ['db.namespace', 'db.name', 'db.instance', 'db.redis.database_index'],
  statusCode: ['db.response.status_code', 'db.cosmosdb.status_code'],
  returnedRows: ['db.response.returned_rows'],
  batchSize: ['db.operation.batch.size'],
  procedure: ['db.stored_procedure.name'],
} as const satisfies KeyFamilies;

/** The values that were bound to a statement have keys that begin like this. */
export const DB_PARAMETER_PREFIXES = ['db.query.parameter.', 'db.operation.parameter.'] as const;

export const cacheKeys = {
  hit: ['cache.hit'],
  key: ['cache.key'],
  operation: ['cache.operation'],
} as const satisfies KeyFamilies;

const cacheSystems: ReadonlySet<string> = new Set([
  'redis',
  'valkey',
  'dragonfly',
  'keydb',
  'memcached',
  'hazelcast',
  'ignite',
  'ehcache',
  'caffeine',
]);

/** Returns whether a database mainly keeps copies of what is stored elsewhere. */
export function isCacheSystem(system: string): boolean {
  return cacheSystems.has(system.toLowerCase());
}
