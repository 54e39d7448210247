/** Short answers: a sentence as plain text, and the operator's configuration. */

import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';

export function answerText(response: ServerResponse, status: number, text: string): void {
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-cache' };
  response.writeHead(status, headers).end(`${text}\n`);
}

/**
 * Whether a path below the base path is that of the configuration. It may be deeper: a page at an unknown
 * address guesses its base wrongly.
 */
export function isConfigurationPath(path: string): boolean {
  return /\/config\.json(\?|$)/.test(path);
}

/**
 * Sends `file` as the configuration, or `composed` if there is none; 204 without either, because browsers
 * report a 404 as an error; 500 if the file cannot be read. It is read each time, so that a change needs no
 * restart.
 */
export async function answerConfiguration(
  response: ServerResponse,
  file: string | undefined,
  composed: Readonly<Record<string, unknown>> | undefined,
): Promise<void> {
  const json = { 'Content-Type': 'application/json', 'Cache-Control': 'no-cache' };
  if (file === undefined) {
    if (composed === undefined) response.writeHead(204, { 'Cache-Control': 'no-cache' }).end();
    else response.writeHead(200, json).end(JSON.stringify(composed));
    return;
  }
  try {
    const text = await readFile(file);
    response.writeHead(200, json).end(text);
  } catch (error) {
    answerText(response, 500, unreadable(error));
  }
}

/** Resolves to a sentence if the configuration cannot be read; it may still appear later. */
export async function findConfigurationProblem(file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return undefined;
  return await readFile(file).then(() => undefined, unreadable);
}

function unreadable(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return `The configuration file set by CONFIG cannot be read: ${reason}`;
}
