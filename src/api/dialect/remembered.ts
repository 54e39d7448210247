/**
 * What was known of a server's dialect when the page was last open. The page's inline script reads it too (index.html),
 * to ask for a trace before anything else is loaded. That something was missing is a guess here, which the page checks.
 */
import { parseJson } from '../../base/parseJson.ts';
import type { ApiTarget } from '../apiTarget.ts';
import { type DialectKnowledge, nothingKnown } from './memory.ts';

/** What of the browser's storage is used here. */
export interface ServerStorage {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
}

/** After this long nothing of it is worth a guess. */
const HOLDS_MS = 24 * 3_600_000;

/** What stands in the storage. `dialect` is for the inline script, which knows no configuration. */
interface Remembered extends Pick<DialectKnowledge, 'v3' | 'summaries'> {
  readonly apiUrl: string;
  readonly dialect: ApiTarget['dialect'];
  readonly atMs: number;
}

/** Where it is kept, for the app at this base path (`/`, `/tracing/`). */
export function serverStorageKey(basePath: string): string {
  return `spanwise.server ${basePath}`;
}

/** What is remembered of this server; nothing where another one was asked last, long ago, or where it cannot be read. */
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
  // What was missing may be there by now: of v3 it is a guess to begin with; summaries are simply asked for.
  return { v3, summaries: isOf('summaries') || undefined, isDated: v3 === false };
}

/** Remembers it for the next time. Storage that is full or closed costs that, and nothing else. */
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
