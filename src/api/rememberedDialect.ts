/**
 * What was known of a server's dialect when the page was last open. The page's inline script reads it too (index.html),
 * to ask for a trace before anything else is loaded. A wrong guess costs one more request, never a wrong answer.
 */
import * as z from 'zod/mini';
import type { ApiTarget } from './apiTarget.ts';
import { type DialectKnowledge, nothingKnown } from './dialectMemory.ts';

/** What of the browser's storage is used here. */
export interface ServerStorage {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
}

/** After this long a server may have been replaced by a newer one: it is probed again. */
const HOLDS_MS = 24 * 3_600_000;

const remembered = z.object({
  apiUrl: z.string(),
  /** For the inline script, which knows no configuration. */
  dialect: z.optional(z.string()),
  v3: z.optional(z.boolean()),
  summaries: z.optional(z.boolean()),
  atMs: z.number(),
});

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
  const text = storage?.getItem(serverStorageKey(basePath));
  if (text === null || text === undefined || target.fixture !== undefined) return nothingKnown;
  const parsed = remembered.safeParse(parseJson(text));
  if (!parsed.success) return nothingKnown;
  const { apiUrl, v3, summaries, atMs } = parsed.data;
  if (apiUrl !== target.apiUrl || !(Math.abs(nowMs - atMs) < HOLDS_MS)) return nothingKnown;
  return { v3, summaries };
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
  const value: z.infer<typeof remembered> = { apiUrl, dialect, ...known, atMs: nowMs };
  try {
    storage?.setItem(serverStorageKey(basePath), JSON.stringify(value));
  } catch (reason) {
    if (!(reason instanceof DOMException)) throw reason;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (reason) {
    if (reason instanceof SyntaxError) return undefined;
    throw reason;
  }
}
