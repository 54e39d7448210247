/** Which keys have secrets for values. */
import { DB_PARAMETER_PREFIXES } from '../db.ts';

/** Parts of a key, in lower case, with `_` for what separates words. */
const SECRET_PARTS: readonly string[] = [
  'authorization',
  'cookie',
  'password',
  'passwd',
  'passphrase',
  'secret',
  'token',
  'api_key',
  'apikey',
  'access_key',
  'private_key',
  'privatekey',
  'session',
  'credential',
];

/** Counts of tokens, and what is said of a token: `prompt_tokens`, `ai.tokens_used`, `token_type`. */
const TOKEN_COUNT =
  /(^|_)([a-z]*tokens|token_(type|count|counts|limit|usage|budget)|tokeni[sz][a-z]*)(?=_|$)/g;

/** Names of parameters in a query that have a secret for a value, besides those that any key may have. */
const SECRET_PARAMETERS: ReadonlySet<string> = new Set([
  'key',
  'sig',
  'signature',
  'x_amz_signature',
  'x_goog_signature',
  'auth',
  'pwd',
  'pass',
  'jwt',
  'code_verifier',
]);

/**
 * Returns whether the values of a key are secret. `more` are further parts of keys, for what the operator
 * wants to be masked. A key is never long, so only its beginning is looked at.
 */
export function isSecretKey(key: string, more: readonly string[] = []): boolean {
  const name = plainName(key);
  if (DB_PARAMETER_PREFIXES.some((prefix) => key.startsWith(prefix))) return true;
  for (const part of SECRET_PARTS) {
    if (name.includes(part) && !(part === 'token' && !holdsToken(name))) return true;
  }
  return more.some((part) => part.trim() !== '' && name.includes(plainName(part.trim())));
}

/** Returns whether a parameter of a query has a secret for a value. */
export function isSecretParameter(name: string, more: readonly string[] = []): boolean {
  return SECRET_PARAMETERS.has(plainName(name)) || isSecretKey(name, more);
}

/** Whether there is a token left once the counts of tokens are taken away. */
function holdsToken(name: string): boolean {
  return name.replace(TOKEN_COUNT, '').includes('token');
}

/** In lower case, with words separated by `_`: `x_api_key` of `X-Api-Key`. Words in camel case are joined. */
function plainName(key: string): string {
  return key
    .slice(0, 200)
    .toLowerCase()
    .replace(/[-.\s]/g, '_');
}
