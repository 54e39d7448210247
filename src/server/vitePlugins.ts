/** What Vite does besides bundling: it holds the page to the proxy's policy, and serves the fixtures in development. */

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Plugin, Rolldown } from 'vite';
import { hashInlineScripts } from './securityHeaders.ts';

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

/** The entry modules of the pages, by the word that the page's inline script has for them. */
const pageModules: Readonly<Record<string, RegExp>> = {
  trace: /\/views\/trace\/TracePage\.tsx$/,
  search: /\/views\/search\/SearchPage\.tsx$/,
};

/**
 * Names the second thread's script in the page, so that the thread starts with it, and what each page loads. Puts them
 * and the build's scripts and style sheets into a `<template>` before the page's inline script, which inserts them once
 * it has found the base path: the reading ahead of browsers looks into no template, and would miss the base.
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
        return rest.replace(
          /^( *)<meta charset.*\n/m,
          `$&$1<template id="assets">${assets.join('')}</template>\n`,
        );
      },
    },
  };
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

/** The development server answers `/api` and `/fixtures` as `npm start` does, from sources that may change meanwhile. */
export function serveFixtures(): Plugin {
  const directory = fileURLToPath(new URL('.', import.meta.url));
  return {
    name: 'serve-fixtures',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        // The source folder `api` has addresses that look like the API's.
        if (/\.tsx?(\?|$)/.test(request.url ?? '')) {
          next();
          return;
        }
        server
          .ssrLoadModule(`${directory}/developmentApi.ts`)
          .then((module) => module.answerInDevelopment(request, response) || next())
          .catch(next);
      });
    },
  };
}
