/** Installs the packages if they are missing or differ from the lock file. */

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/** Installs what the lock file lists, without changing it; exits if that fails. */
export function installPackages() {
  checkNode();
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

/** Exits with one sentence if this Node is too old for the packages and for us. */
function checkNode() {
  const { engines } = JSON.parse(readFileSync(`${projectRoot}package.json`, 'utf8'));
  const [wanted] = /\d+(\.\d+)*/.exec(engines.node) ?? ['0'];
  const isOlder = process.versions.node.localeCompare(wanted, 'en', { numeric: true }) < 0;
  if (!isOlder) return;
  console.error(`Spanwise needs Node ${wanted} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/**
 * Compares the lock file with npm's record of what is installed, and that with what is there: an installation
 * that was cut off is repeated. Optional packages may be missing.
 */
function areInstalled() {
  const record = `${projectRoot}node_modules/.package-lock.json`;
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(`${projectRoot}package-lock.json`, 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    const found = installed[path];
    if (path === '') return true;
    if (found === undefined) return entry.optional === true;
    return found.version === entry.version && existsSync(`${projectRoot}${path}/package.json`);
  });
}
