/**
 * Builds the app into dist/, and bundles the server into node_modules, since Node 20 cannot run TypeScript.
 */

import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from './install.mjs';

export const appDirectory = `${projectRoot}dist`;
const serverDirectory = `${projectRoot}node_modules/.cache/spanwise/server`;
export const serverBundle = `${serverDirectory}/serve.mjs`;

const inputs = ['src', 'fixtures', 'vite.config.ts', 'jaeger-proxy.conf', 'package-lock.json'];

/** Builds whatever is older than its sources. */
export async function buildWhenNeeded() {
  const newest = Math.max(...inputs.map((path) => newestChange(projectRoot + path)));
  if (builtAt(serverBundle) > newest && builtAt(`${appDirectory}/index.html`) > newest) return;
  console.log('Building …');
  await buildAll().catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
}

/** Vite takes these in the path of its root for the end of the path. */
const UNBUILDABLE = /[#?]/;

export async function buildAll() {
  const [character] = UNBUILDABLE.exec(projectRoot) ?? [];
  if (character !== undefined) {
    throw new Error(
      `Spanwise cannot be built in a folder whose path has a “${character}” (${projectRoot}). Move it elsewhere.`,
    );
  }
  const { build } = await import('vite');
  await build({ configFile: `${projectRoot}vite.config.ts`, logLevel: 'warn' });
  await build({
    configFile: false,
    root: projectRoot,
    logLevel: 'warn',
    plugins: [keepFileUrls()],
    build: {
      ssr: 'src/server/serve.ts',
      outDir: serverDirectory,
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' } },
    },
  });
}

/**
 * Keeps `import.meta.url` the address of the source, so
 * that a bundled module still finds the files next to it.
 */
function keepFileUrls() {
  return {
    name: 'keep-file-urls',
    transform(code, id) {
      if (id.includes('/node_modules/') || !code.includes('import.meta.url')) return undefined;
      const source = JSON.stringify(relative(serverDirectory, id));
      return {
        code: code.replaceAll('import.meta.url', `new URL(${source}, import.meta.url).href`),
        map: null,
      };
    },
  };
}

/** The time of the newest change below a path. Removing a file changes its folder. */
function newestChange(path) {
  const { mtimeMs, isDirectory } = describe(path);
  if (!isDirectory) return mtimeMs;
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestChange(join(path, name))),
    mtimeMs,
  );
}

function builtAt(path) {
  return describe(path).mtimeMs;
}

function describe(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  return { mtimeMs: stats?.mtimeMs ?? 0, isDirectory: stats?.isDirectory() ?? false };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  await buildAll();
