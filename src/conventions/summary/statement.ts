/** What a statement does, and with which table, in two words. */

export interface StatementParts {
  /** Upper case: `SELECT`. */
  readonly verb: string;
  readonly table: string | undefined;
}

const COMMENTS = /^(?:\s+|--[^\n]*(?:\n|$)|\/\*[^*]*(?:\*(?!\/)[^*]*)*\*\/)+/;
const VERB = /^\(?\s*([a-z]+)\b/i;
const NAME = /(["`[]?[\w$]+["`\]]?(?:\.["`[]?[\w$]+["`\]]?){0,3})/.source;
/** What stands before the table, by verb. */
const TABLE: Readonly<Record<string, RegExp>> = {
  SELECT: new RegExp(`\\bfrom\\s+${NAME}`, 'i'),
  DELETE: new RegExp(`\\bfrom\\s+${NAME}`, 'i'),
  INSERT: new RegExp(`\\binto\\s+${NAME}`, 'i'),
  REPLACE: new RegExp(`\\binto\\s+${NAME}`, 'i'),
  MERGE: new RegExp(`\\binto\\s+${NAME}`, 'i'),
  UPDATE: new RegExp(`\\bupdate\\s+(?:only\\s+)?${NAME}`, 'i'),
  CALL: new RegExp(`\\bcall\\s+${NAME}`, 'i'),
  EXEC: new RegExp(`\\bexec\\s+${NAME}`, 'i'),
  TRUNCATE: new RegExp(`\\btruncate\\s+(?:table\\s+)?${NAME}`, 'i'),
};
const VERBS_ALONE: ReadonlySet<string> = new Set(
  ['WITH', 'CREATE', 'ALTER', 'DROP', 'BEGIN', 'COMMIT', 'ROLLBACK', 'SET', 'SHOW', 'EXPLAIN', 'COPY'].concat(
    ['LOCK', 'SAVEPOINT', 'RELEASE', 'START', 'VACUUM', 'ANALYZE', 'PREPARE', 'EXECUTE', 'FETCH', 'DECLARE'],
  ),
);

/** Reads the beginning of a statement in SQL. Undefined for other languages. */
export function readSql(statement: string): StatementParts | undefined {
  const text = statement.replace(COMMENTS, '');
  const verb = VERB.exec(text)?.[1]?.toUpperCase();
  if (verb === undefined) return undefined;
  const pattern = TABLE[verb];
  if (pattern === undefined) return VERBS_ALONE.has(verb) ? { verb, table: undefined } : undefined;
  const table = pattern.exec(text)?.[1]?.replace(/["`[\]]/g, '');
  return { verb, table };
}

/** Commands whose argument is no key, or a secret. */
const WITHOUT_KEY = /^(AUTH|HELLO|EVAL|EVALSHA|SCRIPT|CONFIG|ACL|CLIENT|MULTI|EXEC|PING|SELECT|INFO)$/;

/**
 * Reads a command of Redis and its kin: `HGETALL cart:{}` of `HGETALL cart:8841f`. Its values are not shown.
 * Undefined if it does not begin with a command.
 */
export function readCommand(statement: string): string | undefined {
  const [, word, key] = /^\s*([A-Za-z]{2,20})(?:\.[A-Za-z]+)?(?:\s+(\S+))?/.exec(statement) ?? [];
  if (word === undefined) return undefined;
  const command = word.toUpperCase();
  if (key === undefined || key === '?' || WITHOUT_KEY.test(command)) return command;
  return `${command} ${withoutIds(key.replace(/^(["'])(.*)\1$/, '$2'))}`;
}

/** Replaces the parts of a key that differ from one to the next by `{}`. */
export function withoutIds(key: string): string {
  return key.replace(/[^:/|.,]+/g, (part) => (/\d/.test(part) && isId(part) ? '{}' : part));
}

/** Numbers, hexadecimal digits and mixtures; not a word with a version: `v2`, `cart1`. */
function isId(part: string): boolean {
  return /^[\d_-]+$/.test(part) || /^[\da-f-]{4,}$/i.test(part) || (part.length >= 12 && /\d.*\d/.test(part));
}
