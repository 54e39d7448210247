/**
 * `npm run bench`: the microbenchmarks, then the benchmark in the browser. With words after the number of
 * repetitions (`npm run bench -- 1 100k`) it only measures what they name, in the browser.
 */

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { installPackages, projectRoot } from '../../src/cli/install.mjs';

installPackages();
const { ensureChromium } = await import('./findChromium.mjs');
const chromium = ensureChromium();
const browserBench = join(projectRoot, 'e2e', 'bench', 'bench.mjs');

const isPart = process.argv.length > 3;
const hasSucceeded = [
  isPart || run('vitest', ['bench', '--run']),
  run('node', [browserBench, ...process.argv.slice(2)]),
].every(Boolean);
process.exitCode = hasSucceeded ? 0 : 1;

function run(command, parameters) {
  const { status } = spawnSync(command, parameters, {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      PATH: `${join(projectRoot, 'node_modules', '.bin')}:${process.env.PATH}`,
      CHROMIUM_PATH: chromium,
    },
  });
  return status === 0;
}
