/** What Vite does besides bundling: it holds the page to the proxy's policy, and serves the fixtures in development. */

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
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

/**
 * Names the second thread's script in the page, so that the thread starts with it, and puts the build's scripts and style sheets into a `<template>` before the page's inline script, which inserts them once
 * it has found the base path: the reading ahead of browsers looks into no template, and would miss the base.
 */
export function holdAssets(): Plugin {
  return {
    name: 'hold-assets',
    apply: 'build',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler: (page, { bundle }) => {
        const assets = Object.keys(bundle ?? {})
          .filter((file) => /traceWorker-[^/]*\.js$/.test(file))
          .map((file) => `<link rel="worker" href="./${file}">`);
        const rest = page.replace(
          /^\s*(?:<script type="module"[^>]*><\/script>|<link rel="(?:modulepreload|stylesheet)"[^>]*>)\n/gm,
          (tag) => {
            assets.push(tag.trim());
            return '';
          },
        );
        return rest.replace(
          /^( *)<meta charset.*\n/m,
          `$&$1<template id="assets">${assets.join('')}</template>\n`,
        );
      },
    },
  };
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
