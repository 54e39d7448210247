/**
 * What was known about a server's dialect when the page was last open. The page's first script reads it too
 * (start/earlyRequestUrl.ts), to request a trace before anything else has loaded. A missing part is only a
 * guess here, which the page checks.
 */
import { parseJson } from '../../base/parseJson.ts';
import type { ApiTarget } from '../apiTarget.ts';
import { type DialectKnowledge, nothingKnown } from './memory.ts';

/** The part of the browser's storage that is used here. */
export interface ServerStorage {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
}

/** After this time, the knowledge is useless even as a guess. */
const HOLDS_MS = 24 * 3_600_000;

/** The stored value. `dialect` is for the first script, which does not know the configuration. */
interface Remembered extends Pick<DialectKnowledge, 'v3' | 'summaries'> {
  readonly apiUrl: string;
  readonly dialect: ApiTarget['dialect'];
  readonly atMs: number;
}

/** Returns the storage key for the app at this base path (`/`, `/tracing/`). */
export function serverStorageKey(basePath: string): string {
  return `spanwise.server ${basePath}`;
}

/**
 * Returns what is remembered about this server. Returns nothing if the last server was a different one, if it
 * was long ago, or if it cannot be read.
 */
export function recallDialect(
  storage: ServerStorage | undefined,
  basePath: string,
  target: ApiTarget,
  nowMs: number,
): DialectKnowledge {
  const text = storage?.getItem(serverStorageKey(basePath)) ?? '';
  const kept = parseJson(text);
  if (typeof kept !== 'object' || kept === null || target.fixture !== undefined) return nothingKnown;
  const field = (name: keyof Remembered): unknown => Reflect.get(kept, name);
  const isOf = (name: 'v3' | 'summaries') => {
    const value = field(name);
    return typeof value === 'boolean' ? value : undefined;
  };
  const atMs = field('atMs');
  const isFresh = typeof atMs === 'number' && Math.abs(nowMs - atMs) < HOLDS_MS;
  if (!isFresh || field('apiUrl') !== target.apiUrl) return nothingKnown;
  const v3 = isOf('v3');
  // What was missing may be present by now. For v3 it serves as a first guess; summaries are simply tried.
  return { v3, summaries: isOf('summaries') || undefined, isDated: v3 === false };
}

/** Stores the knowledge for next time. If the storage is full or disabled, nothing else happens. */
export function rememberDialect(
  storage: ServerStorage | undefined,
  basePath: string,
  target: ApiTarget,
  known: DialectKnowledge,
  nowMs: number,
): void {
  if (target.fixture !== undefined) return;
  const { apiUrl, dialect } = target;
  const { v3, summaries } = known;
  const value: Remembered = { apiUrl, dialect, v3, summaries, atMs: nowMs };
  try {
    storage?.setItem(serverStorageKey(basePath), JSON.stringify(value));
  } catch (reason) {
    if (!(reason instanceof DOMException)) throw reason;
  }
}
