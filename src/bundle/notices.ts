/** The notices of the libraries in the build: a text next to the scripts, as their licences ask for. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

export interface Notices {
  /** Notes which libraries a bundle has. Each bundle, also that of a worker, needs its own. */
  readonly collect: () => Plugin;
  /** Writes the file. */
  readonly write: () => Plugin;
}

export const NOTICES_FILE = 'static/notices.txt';

/** Plugins that share what they have found. */
export function createNotices(): Notices {
  const folders = new Set<string>();
  return {
    collect: () => ({
      name: 'collect-notices',
      apply: 'build',
      moduleParsed: ({ id }) => {
        const folder = packageFolder(id);
        if (folder !== undefined) folders.add(folder);
      },
    }),
    write: () => ({
      name: 'write-notices',
      apply: 'build',
      generateBundle() {
        const source = formatNotices([...folders].sort());
        this.emitFile({ type: 'asset', fileName: NOTICES_FILE, source });
      },
    }),
  };
}

/** The folder of the package that a module belongs to; undefined for our own. */
export function packageFolder(id: string): string | undefined {
  return /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1];
}

function formatNotices(folders: readonly string[]): string {
  const head = 'Spanwise contains these libraries, under the licences that follow.';
  return `${[head, ...folders.map(noticeOf)].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

interface PackageFile {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly author?: string | { readonly name?: string };
}

function noticeOf(folder: string): string {
  const file: PackageFile = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const licence = readdirSync(folder).find((name) => /^(licen[cs]e|copying)(\.|$)/i.test(name));
  const author = typeof file.author === 'string' ? file.author : file.author?.name;
  const text =
    licence === undefined
      ? [author, `Licence: ${file.license ?? 'see its package'}.`].filter(Boolean).join('\n')
      : readFileSync(join(folder, licence), 'utf8').trim();
  return `${file.name} ${file.version}\n\n${text}`;
}
