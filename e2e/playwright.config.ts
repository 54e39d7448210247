/**
 * Journeys run against the built app with its fixtures, or (only those tagged @live) against SPANWISE_URL.
 */

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'playwright/test';
import { findChromium } from './support/findChromium.mjs';
import { patient, slowness } from './support/machine.ts';

const port = Number(process.env.E2E_PORT ?? 5199);
const liveUrl = process.env.SPANWISE_URL;

export default defineConfig({
  testDir: './journeys',
  outputDir: './test-results',
  // With SPANWISE_INSIDE, Jaeger itself serves the app.
  grep: liveUrl === undefined ? undefined : process.env.SPANWISE_INSIDE ? /@inside/ : /@live/,
  fullyParallel: true,
  workers: 2,
  forbidOnly: process.env.CI !== undefined,
  // Journeys share two cores with the browser: one that fails once may have been disturbed by another.
  retries: process.env.CI === undefined ? 0 : 1,
  timeout: patient(60_000),
  expect: { timeout: patient(7_500) },
  metadata: { slowness },
  reporter: [['list']],
  use: {
    baseURL: liveUrl ?? `http://localhost:${port}/`,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    colorScheme: 'dark',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findChromium(),
      chromiumSandbox: process.getuid?.() !== 0,
      args: ['--disable-background-networking', '--font-render-hinting=none', '--disable-lcd-text'],
    },
  },
  projects: [
    { name: 'journeys', testIgnore: /(performance|hangs)\.spec\.ts/ },
    // Measure time: alone, after the others, one after the other.
    {
      name: 'hangs',
      testMatch: 'hangs.spec.ts',
      dependencies: ['journeys'],
      fullyParallel: false,
    },
    {
      name: 'performance',
      testMatch: 'performance.spec.ts',
      dependencies: ['hangs'],
      fullyParallel: false,
    },
  ],
  webServer:
    liveUrl === undefined
      ? {
          command: 'node src/cli/start.mjs',
          cwd: fileURLToPath(new URL('..', import.meta.url)),
          env: { PORT: String(port), JAEGER_URL: '', BASE_PATH: '', ERA: '', CONFIG: '', HOST: '' },
          url: `http://localhost:${port}/`,
          timeout: patient(120_000),
        }
      : undefined,
});
