/** Files outside of the project that tests may read but must not need. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const root = new URL('../../../../shared/', import.meta.url);

/** Returns whether the folder exists; tests of its files are skipped if not. */
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

/** Returns the paths of the files below a folder, relative to `shared`. */
export function listShared(path: string): string[] {
  return readdirSync(new URL(path, root), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(decodeURI(root.pathname).length))
    .sort();
}
