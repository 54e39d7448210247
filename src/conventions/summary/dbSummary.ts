/** `postgresql SELECT orders · shop@db-1 · 1,204 rows`, and for caches `redis HGETALL cart:{} · db 0`. */
import { formatCount } from '../../base/formatCount.ts';
import { cacheKeys, dbKeys, isCacheSystem } from '../db.ts';
import { isName, peerKeys } from '../peer.ts';
import { readErrorType } from './failure.ts';
import { oneLine, type ReadTag, readNumber, readStart, readText } from './readText.ts';
import type { SpanDomain, SummaryDraft } from './spanDomain.ts';
import { readCommand, readSql, withoutIds } from './statement.ts';

export const dbSummary: SpanDomain = {
  name: 'db',
  signs: [dbKeys.system, dbKeys.query, dbKeys.operation],
  summarize(read, { operation }) {
    const system = readText(read, dbKeys.system);
    if (system !== undefined && isCacheSystem(system)) return summarizeCache(read, system);
    const batch = readNumber(read, dbKeys.batchSize) ?? 0;
    return {
      subject: [system, describeQuery(read) ?? withoutSystem(oneLine(operation), system)],
      spare: [readPlace(read)],
      details: [batch > 1 ? `batch ${formatCount(batch)}` : undefined, readRows(read)],
      ...readOutcome(read),
    };
  },
};

/** What only caches say, whatever their system is. */
export const cacheSummary: SpanDomain = {
  name: 'cache',
  signs: [cacheKeys.hit, cacheKeys.key, cacheKeys.operation],
  summarize: (read) => summarizeCache(read, readText(read, dbKeys.system) ?? 'cache'),
};

function summarizeCache(read: ReadTag, system: string): SummaryDraft {
  const index = readText(read, dbKeys.namespace);
  const batch = readNumber(read, dbKeys.batchSize) ?? 0;
  return {
    domain: 'cache',
    subject: [system, describeCommand(read)],
    spare: [index === undefined ? undefined : `db ${index}`],
    details: [batch > 1 ? `batch ${formatCount(batch)}` : undefined, readHit(read)],
    ...readOutcome(read),
  };
}

function describeCommand(read: ReadTag): string | undefined {
  const statement = readStart(read, dbKeys.query);
  const command = statement === undefined ? undefined : readCommand(statement);
  const operation =
    readText(read, dbKeys.operation)?.toUpperCase() ?? readText(read, cacheKeys.operation)?.toUpperCase();
  const key = readText(read, cacheKeys.key);
  if (command === undefined) return joined(operation, key === undefined ? undefined : withoutIds(key));
  return operation === undefined || command.startsWith(operation) ? command : operation;
}

function readHit(read: ReadTag): string | undefined {
  const hit = readText(read, cacheKeys.hit)?.toLowerCase();
  if (hit === 'true' || hit === 'hit' || hit === '1') return 'hit';
  return hit === 'false' || hit === 'miss' || hit === '0' ? 'miss' : undefined;
}

/** The summary of the instrumentation, else operation and table, else what the statement begins with. */
function describeQuery(read: ReadTag): string | undefined {
  const summary = readText(read, dbKeys.summary);
  if (summary !== undefined) return summary;
  const procedure = readText(read, dbKeys.procedure);
  const operation = readText(read, dbKeys.operation);
  const collection = readText(read, dbKeys.collection);
  if (operation !== undefined && (collection ?? procedure) !== undefined) {
    return joined(operation, collection ?? procedure);
  }
  const statement = readStart(read, dbKeys.query);
  const sql = statement === undefined ? undefined : readSql(statement);
  if (sql === undefined) return joined(operation, collection ?? procedure);
  const isSame = operation === undefined || operation.toUpperCase() === sql.verb;
  return isSame ? joined(sql.verb, collection ?? sql.table) : operation;
}

function joined(...words: readonly (string | undefined)[]): string | undefined {
  const text = words.filter((word) => word !== undefined).join(' ');
  return text === '' ? undefined : text;
}

function withoutSystem(operation: string, system: string | undefined): string | undefined {
  const isSame = system !== undefined && operation.toLowerCase().startsWith(system.toLowerCase());
  return isSame ? operation.slice(system.length).replace(/^[\s.:/-]+/, '') : operation;
}

/** `shop@db-1`. A namespace that is the table's says nothing, and neither does a bare address. */
function readPlace(read: ReadTag): string | undefined {
  const namespace = readText(read, dbKeys.namespace);
  const isSame = namespace === readText(read, dbKeys.collection);
  const host = readText(read, peerKeys.address);
  const place = isSame ? undefined : namespace;
  return host === undefined || !isName(host) ? place : `${place ?? ''}@${host}`;
}

function readRows(read: ReadTag): string | undefined {
  const rows = readNumber(read, dbKeys.returnedRows);
  if (rows === undefined || rows < 0) return undefined;
  return rows === 1 ? '1 row' : `${formatCount(Math.floor(rows))} rows`;
}

/** Some databases send a code for every answer; only with the type of an error is it one. */
function readOutcome(read: ReadTag): Pick<SummaryDraft, 'outcome' | 'severity'> {
  const type = readErrorType(read);
  if (type === undefined) return {};
  return { outcome: readText(read, dbKeys.statusCode) ?? type, severity: 'error' };
}
