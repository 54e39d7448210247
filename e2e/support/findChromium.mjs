/** Finds a Chromium for tests: an installed one, else the package of Debian or Ubuntu, else Playwright's. */

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

/**
 * Finds a Chromium, or installs one: the system's package where this account may, else Playwright's. Throws
 * if nothing helps, with what each way printed.
 */
export function ensureChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  const isRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  const packaged = [
    ['apt-get', ['update', '-qq']],
    ['apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']],
  ];
  const ways = [...(isRoot ? packaged : []), ['npx', ['playwright', 'install', 'chromium']]];
  console.log(`No Chromium is installed; installing ${isRoot ? 'the system’s package' : 'Playwright’s'} …`);
  const said = [];
  for (const [command, parameters] of ways) {
    const { stdout, stderr } = spawnSync(command, parameters, {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 300_000,
    });
    said.push(`${command} ${parameters.join(' ')}`, stdout ?? '', stderr ?? '');
    const installed = findChromium();
    if (installed !== undefined) return installed;
  }
  throw new Error(
    `No Chromium could be installed. Install one, and name it in CHROMIUM_PATH if it is not on the PATH.\n${said.join('\n')}`,
  );
}

/** Whether it starts: it may belong to another account, lack libraries, or only print how to install it. */
function doesStart(path) {
  return (
    existsSync(path) && spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
  );
}
