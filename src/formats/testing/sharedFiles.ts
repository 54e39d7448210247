/** Files beside the project that tests may read and must not need. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const root = new URL('../../../../shared/', import.meta.url);

/** Whether the folder is there; a test of its files is skipped where it is not. */
export function hasShared(path: string): boolean {
  return existsSync(new URL(path, root));
}

export function readShared(path: string): Uint8Array {
  const bytes = readFileSync(new URL(path, root));
  return path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

export function readSharedText(path: string): string {
  return new TextDecoder().decode(readShared(path));
}

/** Paths of the files below a folder, from `shared`. */
export function listShared(path: string): string[] {
  return readdirSync(new URL(path, root), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(decodeURI(root.pathname).length))
    .sort();
}
