/**
 * A browser like a user's, without DevTools attached. Playwright makes DevTools report the network, scripts
 * and the console. For that the browser records a stack with each request and worker, parses scripts a second
 * time, and also sends every byte of every answer through the pipe. This costs a page more than its own work,
 * so page loads are measured here, where none of it is enabled.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findChromium } from '../support/findChromium.mjs';
import { speakOverPipe } from './pipeProtocol.mjs';

/** A browser that has just started is still busy starting, ms. */
const SETTLE_MS = 3_000;
const PATIENCE_MS = 5_000;

const flags = [
  '--headless',
  '--no-sandbox',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--remote-debugging-pipe', // reads file descriptor 3, writes 4
];

/** Returns `{ send, close }` of a browser that has settled; it exits with this process at the latest. */
export async function startQuietBrowser() {
  const path = findChromium();
  if (path === undefined) {
    throw new Error('There is no Chromium to measure with. Install one, or name it in CHROMIUM_PATH.');
  }
  const profile = mkdtempSync(join(tmpdir(), 'spanwise-bench-'));
  const child = spawn(path, [...flags, `--user-data-dir=${profile}`, 'about:blank'], {
    detached: true, // its own process group, which can be killed as a whole
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  const { send, giveUp } = speakOverPipe(child.stdio[3], child.stdio[4]);
  const ended = reportEnd(child, (how) => giveUp(new Error(`The browser ${path} ${how}`)));
  const remove = () => {
    killGroup(child);
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  };
  process.once('exit', remove);
  const close = async () => {
    send('Browser.close').catch(() => undefined); // it may have exited by itself
    await Promise.race([ended, pause(PATIENCE_MS, undefined, { ref: false })]);
    process.off('exit', remove);
    remove();
  };
  try {
    await send('Target.setDiscoverTargets', { discover: true }); // reports pages that crash
    await pause(SETTLE_MS);
  } catch (error) {
    await close();
    throw error;
  }
  return { send, close };
}

/** Resolves when a process has exited, to a text that says how. */
function reportEnd(child, tell) {
  let said = '';
  child.stderr.setEncoding('utf8');
  child.stderr.on('data', (text) => {
    said = (said + text).slice(-2_000);
  });
  return new Promise((resolve) => {
    child.once('error', ({ message }) => {
      tell(`could not be started: ${message}`);
      resolve();
    });
    child.once('close', (code, signal) => {
      tell(`has ended (${signal ?? `code ${code}`}). It said:\n${said}`);
      resolve();
    });
  });
}

function killGroup({ pid }) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error; // no process is left
  }
}
