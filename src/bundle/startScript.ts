/** The page's first script: built from `src/start`, and put into the page, in a build and in development. */

import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const entry = fileURLToPath(new URL('../start/start.ts', import.meta.url));
const directory = fileURLToPath(new URL('../start/', import.meta.url));
const tag = '<script src="./start/start.ts"></script>';

/** Builds the script: one minified text without imports. */
export async function buildStartScript(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      target: 'es2023',
      modulePreload: false,
      rolldownOptions: { input: entry, output: { format: 'iife' } },
    },
  });
  const [built] = [output].flat();
  const chunk = 'output' in built ? built.output[0] : undefined;
  if (chunk === undefined) throw new Error('The first script of the page was not built.');
  return chunk.code.trim();
}

/** Puts the script in place of its tag in index.html. The policy allows it by its hash. */
export function insertStartScript(page: string, script: string): string {
  if (!page.includes(tag)) throw new Error(`index.html has no ${tag}`);
  if (/<\/script|<!--/i.test(script)) throw new Error('The first script of the page would end its own tag.');
  return page.replace(tag, () => `<script>${script}</script>`);
}

/** Does both. In development a change of the script reloads the page. */
export function inlineStartScript(): Plugin {
  return {
    name: 'inline-start-script',
    transformIndexHtml: {
      order: 'pre',
      handler: async (page) => insertStartScript(page, await buildStartScript()),
    },
    hotUpdate({ file }) {
      if (file.startsWith(directory)) this.environment.hot.send({ type: 'full-reload' });
    },
  };
}
