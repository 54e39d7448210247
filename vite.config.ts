/// <reference types="vitest/config" />
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { createNotices } from './src/bundle/notices.ts';
import { pageChunks } from './src/bundle/pageChunks.ts';
import { publishSchema } from './src/bundle/publishedSchema.ts';
import { inlineStartScript } from './src/bundle/startScript.ts';
import { checkPagePolicy, finishFiles, holdAssets, serveFixtures } from './src/bundle/vitePlugins.ts';

const notices = createNotices();
const fromRoot = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: fromRoot('./src'),
  base: './',
  publicDir: false,
  plugins: [
    react(),
    inlineStartScript(),
    holdAssets(),
    checkPagePolicy(fromRoot('./jaeger-proxy.conf')),
    finishFiles(/^(app|shared|TracePage|SearchPage)$/),
    serveFixtures(),
    notices.collect(),
    notices.write(),
    publishSchema(),
  ],
  build: {
    outDir: fromRoot('./dist'),
    emptyOutDir: true,
    assetsDir: 'static',
    assetsInlineLimit: 0, // the Content-Security-Policy allows no fonts from data: addresses
    target: 'es2023',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What every page needs of libraries is one file: it compresses better, and outlives our own changes in caches.
        codeSplitting: {
          groups: [
            {
              name: 'libraries',
              priority: 4,
              test: /node_modules[\\/]((react|react-dom|scheduler|@tanstack|wouter|zustand|use-sync-external-store|regexparam|mitt|d3-array)[\\/]|lucide-react[\\/]dist[\\/]esm[\\/](?!icons))/,
            },
            ...pageChunks({
              start: fromRoot('./src/main.tsx'),
              pages: {
                TracePage: fromRoot('./src/views/trace/TracePage.tsx'),
                SearchPage: fromRoot('./src/views/search/SearchPage.tsx'),
              },
            }),
            // Small modules that no page starts with, but nearly all lazy-loaded parts need.
            { name: 'conventions', test: /src[\\/]conventions[\\/]/ },
          ],
        },
      },
    },
  },
  worker: { format: 'es', plugins: () => [notices.collect()] },
  test: {
    root: fromRoot('.'),
    include: ['src/**/*.test.{ts,tsx}', 'fixtures/**/*.test.ts', 'e2e/**/*.test.ts'],
    benchmark: { include: ['src/**/*.bench.ts'] },
    environment: 'node',
    // Not for slow code, but for a machine that has other things to do: no test says how fast it must be.
    testTimeout: 120_000,
  },
});
