/// <reference types="vitest/config" />
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { checkPagePolicy, finishFiles, holdAssets, serveFixtures } from './src/server/vitePlugins.ts';

const fromRoot = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: fromRoot('./src'),
  base: './',
  publicDir: false,
  plugins: [
    react(),
    holdAssets(),
    checkPagePolicy(fromRoot('./jaeger-proxy.conf')),
    finishFiles(/^(index|shared|TracePage|SearchPage)$/),
    serveFixtures(),
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
              test: /node_modules[\\/]((react|react-dom|scheduler|@tanstack|wouter|zustand|use-sync-external-store|regexparam|mitt|d3-array)[\\/]|lucide-react[\\/]dist[\\/]esm[\\/](?!icons))/,
            },
            // What both pages share, and the bundler would put into many small files, which come later than one.
            {
              name: 'shared',
              test: /src[\\/](base[\\/](parseDuration|formatDuration|slicedTask)|model[\\/]summarizeTrace|layout[\\/]serviceColors|queries[\\/]useQuestion|ui[\\/](Skeleton|Field\.module|placeBelow|comboboxRows)|views[\\/](app[\\/](formatTime|laterCode)|trace[\\/](traceView|useSlices)))\.|[\\/]icons[\\/](chevron-down|arrow-(up|down)|check|list-filter)\./,
            },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
  test: {
    root: fromRoot('.'),
    include: ['src/**/*.test.{ts,tsx}', 'fixtures/**/*.test.ts', 'e2e/**/*.test.ts'],
    benchmark: { include: ['src/**/*.bench.ts'] },
    environment: 'node',
  },
});
