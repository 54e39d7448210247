/** Installs the packages if they are missing or differ from the lock file. */

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/** Installs what the lock file lists, without changing it; exits if that fails. */
export function installPackages() {
  if (areInstalled()) return;
  console.log('Installing packages …');
  const { status } = spawnSync('npm', ['install', '--include=dev', '--no-save', '--no-audit', '--no-fund'], {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error('The packages could not be installed (see above).');
    process.exit(1);
  }
}

/** Compares the lock file with npm's record of what is installed; optional packages may be missing. */
function areInstalled() {
  const record = `${projectRoot}node_modules/.package-lock.json`;
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(`${projectRoot}package-lock.json`, 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    const found = installed[path];
    return path === '' || (found === undefined ? entry.optional === true : found.version === entry.version);
  });
}
