/** Starts programs for the tests, waits until they are up, and never leaves them behind. */

import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';

export interface Program {
  readonly stop: () => Promise<void>;
}

interface ProgramOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** An address that answers (with any status) once the program is up. */
  readonly readyUrl: string;
  /** The log file for the program's output. */
  readonly logFile: string;
}

/** Resolves when the program is up; rejects if it exits before, or is not up after 30 seconds. */
export async function startProgram(
  command: string,
  parameters: readonly string[],
  { environment, readyUrl, logFile }: ProgramOptions,
): Promise<Program> {
  const child = spawn(command, parameters, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  const log = createWriteStream(logFile);
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (exitCode, signal) => resolve(`it ended with ${signal ?? exitCode}`));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    const impatience = setTimeout(killWithUs, 2000); // its data is no longer needed
    await ended;
    clearTimeout(impatience);
    process.removeListener('exit', killWithUs);
  };
  const outcome = await Promise.race([ended, waitUntilAnswering(readyUrl, 30_000)]);
  if (outcome !== undefined) {
    await stop();
    throw new Error(`${command} did not start: ${outcome} (its log: ${logFile}).`);
  }
  return { stop };
}

/** Resolves to undefined if the address answers, else to a sentence. */
async function waitUntilAnswering(url: string, limitMs: number): Promise<string | undefined> {
  const deadline = Date.now() + limitMs;
  while (Date.now() < deadline) {
    const isUp = await fetch(url, { signal: AbortSignal.timeout(1000) }).then(
      () => true,
      () => false,
    );
    if (isUp) return undefined;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return `${url} did not answer within ${limitMs / 1000} s`;
}
