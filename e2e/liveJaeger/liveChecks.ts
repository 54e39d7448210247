/** The checks against a real Jaeger: the answers of the fixture API, and the journeys behind a real nginx. */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareWithLive } from '../../fixtures/api/compareWithLive.ts';
import { hasRecordings } from '../../fixtures/api/recordings.ts';
import { createFixture } from '../../fixtures/generator/fixtureSet.ts';
import { findNginx, startNginx } from '../../src/server/testing/startNginx.ts';
import { countJourneys, type TestCounts } from '../support/testCounts.mjs';
import { ensureJaegerTools, type JaegerTools } from './jaegerTools.ts';
import { sendTraces } from './sendTraces.ts';
import { recordHotrod, startJaeger } from './startJaeger.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Runs all checks in sequence and returns how many passed;
 * checks that cannot run here are skipped, with a reason.
 */
export async function runLiveChecks(): Promise<readonly TestCounts[]> {
  const tools = ensureJaegerTools();
  if (tools === undefined) return [skip('Jaeger is not built, and there is no Go to build it with.')];
  return [await askRecordedQuestions(tools), await runJourneys(tools), await runInside(tools)];
}

async function askRecordedQuestions(tools: JaegerTools): Promise<TestCounts> {
  const folder = join(root, '../shared/jaeger-recordings');
  if (!hasRecordings(folder)) return skip('The recorded questions are not beside the project.');
  console.log('\n── the recorded questions, to a real Jaeger and to the fixture API');
  const jaeger = await startJaeger(tools.jaeger);
  try {
    const { passed, failures } = await compareWithLive({
      queryUrl: jaeger.queryUrl,
      send: (traces) => sendTraces(jaeger.otlpUrl, traces, 300),
      recordingsDir: folder,
      inputFile: join(folder, 'input.json'),
    });
    for (const failure of failures) console.log(`✘ ${failure}`);
    return { passed, failed: failures.length, skipped: 0 };
  } finally {
    await jaeger.stop();
  }
}

/** Runs the journeys tagged @live against a Jaeger with HotROD's traces and our fixtures. */
async function runJourneys(tools: JaegerTools): Promise<TestCounts> {
  const nginx = findNginx();
  if (nginx === undefined) return skip('There is no nginx to stand before Jaeger.');
  console.log('\n── journeys before a real Jaeger behind nginx');
  const jaeger = await startJaeger(tools.jaeger);
  const folder = mkdtempSync(join(tmpdir(), 'spanwise-live-'));
  try {
    await sendTraces(jaeger.otlpUrl, createFixture('default', Date.now() * 1000) ?? []);
    await recordHotrod(tools.hotrod, jaeger.otlpUrl, 8);
    const proxy = await startNginx(nginx, join(root, 'dist'), jaeger.address);
    try {
      return playJourneys({ SPANWISE_URL: `${proxy.url}/` }, join(folder, 'journeys.json'));
    } finally {
      await proxy.stop();
    }
  } finally {
    await jaeger.stop();
    rmSync(folder, { recursive: true });
  }
}

/** The build as the page of a Jaeger that is below a path. */
async function runInside(tools: JaegerTools): Promise<TestCounts> {
  console.log('\n── inside a real Jaeger');
  const jaeger = await startJaeger(tools.jaeger, { basePath: '/tools/tracing', assets: join(root, 'dist') });
  const folder = mkdtempSync(join(tmpdir(), 'spanwise-inside-'));
  try {
    await recordHotrod(tools.hotrod, jaeger.otlpUrl, 2);
    const environment = { SPANWISE_URL: `${jaeger.queryUrl}/`, SPANWISE_INSIDE: jaeger.queryUrl };
    return playJourneys(environment, join(folder, 'journeys.json'));
  } finally {
    await jaeger.stop();
    rmSync(folder, { recursive: true });
  }
}

function playJourneys(environment: Readonly<Record<string, string>>, report: string): TestCounts {
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/playwright/cli.js'),
      'test',
      '-c',
      'e2e/playwright.config.ts',
      '--reporter=list,json',
    ],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    },
  );
  const text = existsSync(report) ? readFileSync(report, 'utf8') : undefined;
  return countJourneys(status === 0, text === undefined ? undefined : JSON.parse(text));
}

function skip(reason: string): TestCounts {
  console.log(`Skipped: ${reason}`);
  return { passed: 0, failed: 0, skipped: 1 };
}
