/** Jaeger and HotROD, built from the Go modules pinned in e2e/jaeger, and cached outside the project. */

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface JaegerTools {
  /** The paths of the programs. */
  readonly jaeger: string;
  readonly hotrod: string;
}

const moduleFolder = fileURLToPath(new URL('../jaeger', import.meta.url));

/**
 * Builds what is missing or outdated, which takes minutes
 * with an empty Go cache. Undefined: Go is not installed.
 */
export function ensureJaegerTools(): JaegerTools | undefined {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const folder = join(cache, 'spanwise', 'jaeger-tools');
  const tools = { jaeger: join(folder, 'jaeger'), hotrod: join(folder, 'hotrod') };
  const stamp = join(folder, 'go.sum.sha256');
  const wanted = createHash('sha256')
    .update(readFileSync(join(moduleFolder, 'go.sum')))
    .digest('hex');
  const isBuilt = Object.values(tools).every((path) => existsSync(path));
  if (isBuilt && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return tools;
  if (spawnSync('go', ['version']).status !== 0) return undefined;

  console.log('Building Jaeger and HotROD …');
  mkdirSync(folder, { recursive: true });
  const { status } = spawnSync('go', ['build', '-ldflags=-s -w', '-o', `${folder}/`, 'tool'], {
    cwd: moduleFolder,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, CGO_ENABLED: '0' },
  });
  if (status !== 0) throw new Error('Jaeger could not be built (see above).');
  writeFileSync(stamp, wanted);
  return tools;
}
