/** Finds a Chromium for tests: an installed one, else Playwright's, else the package of Debian or Ubuntu. */

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The path of an installed Chromium, or undefined. CHROMIUM_PATH takes precedence. */
export function findChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen !== undefined && chosen !== '') return chosen;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...candidates, chromium.executablePath()].find(doesStart);
}

/** Finds a Chromium, or installs one; throws if that fails too. */
export function ensureChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  console.log('Installing a Chromium …');
  const ways = [
    ['npx', ['playwright', 'install', 'chromium']],
    ['apt-get', ['update', '-qq']],
    ['apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']],
  ];
  for (const [command, parameters] of ways) {
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync(command, parameters, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: environment,
      timeout: 300_000,
    });
    const installed = findChromium();
    if (installed !== undefined) return installed;
  }
  throw new Error(
    'No Chromium could be installed. Install one, and name it in CHROMIUM_PATH if it is not on the PATH.',
  );
}

/** Whether it starts: it may belong to another account, lack libraries, or only print how to install it. */
function doesStart(path) {
  return (
    existsSync(path) && spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
  );
}
