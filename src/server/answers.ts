/** Short answers: a sentence as plain text, and the operator's configuration. */

import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';

export function answerText(response: ServerResponse, status: number, text: string): void {
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-cache' };
  response.writeHead(status, headers).end(`${text}\n`);
}

/** Whether a path below the base path is that of the configuration. */
export function isConfigurationPath(path: string): boolean {
  return /^\/config\.json(\?|$)/.test(path);
}

/**
 * Sends `file` as the configuration, or 404 without one.
 * Reads it each time, so that a change needs no restart.
 */
export async function answerConfiguration(response: ServerResponse, file: string | undefined): Promise<void> {
  if (file === undefined) {
    answerText(response, 404, 'There is no configuration: CONFIG is not set.');
    return;
  }
  try {
    const text = await readFile(file);
    response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-cache' }).end(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    answerText(response, 404, `The configuration file set by CONFIG cannot be read: ${reason}`);
  }
}
