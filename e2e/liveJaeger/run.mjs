/**
 * Checks the build against a real Jaeger behind a real
 * nginx; the last line counts the tests. Used by .ci/run.
 */

import { fileURLToPath } from 'node:url';
import { installPackages, projectRoot } from '../../src/cli/install.mjs';
import { formatCounts, sumCounts } from '../support/testCounts.mjs';

// The programs that it starts exit with it (see startProgram.ts), even when it is interrupted.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));

installPackages();
const { ensureChromium } = await import('../support/findChromium.mjs');
process.env.CHROMIUM_PATH = ensureChromium();
const { buildWhenNeeded } = await import('../../src/cli/build.mjs');
await buildWhenNeeded();

// Node 20 cannot run TypeScript, but Vite can.
const { runnerImport } = await import('vite');
const { module } = await runnerImport(fileURLToPath(new URL('liveChecks.ts', import.meta.url)), {
  configFile: false,
  root: projectRoot,
  logLevel: 'warn',
});
const total = sumCounts(await module.runLiveChecks());
console.log(`\n${formatCounts(total)}`);
process.exit(total.failed === 0 ? 0 : 1);
