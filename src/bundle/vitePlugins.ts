/**
 * Vite plugins: they check the page against the proxy's
 * policy, arrange its files, and serve the API in development.
 */

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';
import { hashInlineScripts } from '../server/securityHeaders.ts';

/** Fails a build whose page has an inline script that the policy in `proxyFile` does not allow. */
export function checkPagePolicy(proxyFile: string): Plugin {
  return {
    name: 'check-page-policy',
    apply: 'build',
    async writeBundle(_options, bundle) {
      const page = bundle['index.html'];
      if (page?.type !== 'asset') return;
      const policy = await readFile(proxyFile, 'utf8');
      for (const hash of hashInlineScripts(page.source.toString())) {
        if (!policy.includes(hash)) {
          this.error(
            `jaeger-proxy.conf does not allow the page's inline script: write ${hash} into its script-src.`,
          );
        }
      }
    },
  };
}

/**
 * The first line of a script that is needed nearly as a whole:
 * https://github.com/WICG/explicit-javascript-compile-hints-file-based
 */
const COMPILE_ALL = '//# allFunctionsCalledOnLoad\n';

const LEAST_COMPRESSED_BYTES = 1000;

/**
 * Makes browsers compile the chunks named in `compiledWhole` while they are loading, off the main thread,
 * instead of each function when it is first called. Writes a `.br` and a `.gz` next to every text file, so
 * that servers need not compress it for each visitor.
 */
export function finishFiles(compiledWhole: RegExp): Plugin {
  const compress = { br: promisify(brotliCompress), gz: promisify(gzip) };
  return {
    name: 'finish-files',
    apply: 'build',
    enforce: 'post',
    async writeBundle({ dir = '' }, bundle) {
      const texts = Object.keys(bundle).filter((name) => /\.(js|css|html|svg)$/.test(name));
      const write = async (name: string) => {
        const path = join(dir, name);
        const chunk = bundle[name];
        if (chunk?.type === 'chunk' && compiledWhole.test(chunk.name)) {
          await writeFile(path, COMPILE_ALL + (await readFile(path, 'utf8')));
        }
        const bytes = await readFile(path);
        if (bytes.length < LEAST_COMPRESSED_BYTES) return;
        await writeFile(`${path}.br`, await compress.br(bytes));
        await writeFile(`${path}.gz`, await compress.gz(bytes, { level: 9 }));
      };
      await Promise.all(texts.map(write));
    },
  };
}

/** The entry modules of the pages, by the name that the first script uses for them. */
const pageModules: Readonly<Record<string, RegExp>> = {
  trace: /\/views\/trace\/TracePage\.tsx$/,
  search: /\/views\/search\/SearchPage\.tsx$/,
};

/**
 * Lists in the page the worker's script, so that the worker starts at once, and the files that each page
 * loads. Puts them and the build's scripts and style sheets into a `<template>` before the first script,
 * which inserts them once it knows the base path. Browsers do not preload from a template; otherwise they
 * would preload from the wrong base.
 */
export function holdAssets(): Plugin {
  return {
    name: 'hold-assets',
    apply: 'build',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler: (page, { bundle = {} }) => {
        const assets = Object.keys(bundle)
          .filter((file) => /traceWorker-[^/]*\.js$/.test(file))
          .map((file) => `<link rel="worker" href="./${file}">`);
        const rest = page.replace(
          /^\s*(?:<script type="module"[^>]*><\/script>|<link rel="(?:modulepreload|stylesheet)"[^>]*>)\n/gm,
          (tag) => {
            assets.push(tag.trim());
            return '';
          },
        );
        for (const [word, entry] of Object.entries(pageModules)) {
          for (const file of filesOfPage(bundle, entry)) {
            if (page.includes(`./${file}"`)) continue;
            const rel = file.endsWith('.css') ? 'stylesheet' : 'modulepreload';
            assets.push(`<link rel="${rel}" crossorigin data-page="${word}" href="./${file}">`);
          }
        }
        // A browser makes six requests at a time: the files that take longest go first.
        assets.sort((one, other) => sizeOf(bundle, other) - sizeOf(bundle, one));
        return rest.replace(
          /^( *)<meta charset.*\n/m,
          `$&$1<template id="assets">${assets.join('')}</template>\n`,
        );
      },
    },
  };
}

/**
 * How much script a tag loads, in characters; the worker's, which takes longest until it runs, counts most.
 */
function sizeOf(bundle: Rolldown.OutputBundle, tag: string): number {
  if (tag.includes('rel="worker"')) return Number.POSITIVE_INFINITY;
  if (tag.includes('rel="stylesheet"')) return 0; // their order matters, and browsers load them first
  const output = bundle[/(?:src|href)="\.\/([^"]+)"/.exec(tag)?.[1] ?? ''];
  return output?.type === 'chunk' ? output.code.length : 0;
}

/** The chunk of a module, the chunks that it imports, and their style sheets. */
function filesOfPage(bundle: Rolldown.OutputBundle, entry: RegExp): string[] {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
  const first = chunks.find((chunk) => chunk.moduleIds.some((id) => entry.test(id)));
  const files = new Set<string>();
  const open = first === undefined ? [] : [first.fileName];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    const chunk = bundle[file];
    if (files.has(file) || chunk?.type !== 'chunk') continue;
    files.add(file);
    for (const sheet of chunk.viteMetadata?.importedCss ?? []) files.add(sheet);
    open.push(...chunk.imports);
  }
  return [...files];
}

/**
 * Makes the development server answer `/api` and `/fixtures` like `npm start`, from sources that may change.
 */
export function serveFixtures(): Plugin {
  const module = fileURLToPath(new URL('../server/developmentApi.ts', import.meta.url));
  return {
    name: 'serve-fixtures',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        // Files of the source folder `api` have addresses that look like the API's.
        if (/\.tsx?(\?|$)/.test(request.url ?? '')) {
          next();
          return;
        }
        server
          .ssrLoadModule(module)
          .then((loaded) => loaded.answerInDevelopment(request, response) || next())
          .catch(next);
      });
    },
  };
}
