/** `npm test`: installs what is missing, runs every kind of test, and prints one line that counts them. */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackages, projectRoot } from '../../src/cli/install.mjs';
import { countJourneys, countOne, countUnitTests, formatCounts, sumCounts } from './testCounts.mjs';

installPackages();
const { ensureChromium } = await import('./findChromium.mjs');
const chromium = ensureChromium();

const reports = mkdtempSync(join(tmpdir(), 'spanwise-test-'));
const unitReport = join(reports, 'unit.json');
const journeyReport = join(reports, 'journeys.json');

/**
 * A phase runs one program. `count` computes the number of
 * passed tests from its exit code and report, if any.
 */
const phases = [
  { name: 'types', command: 'tsc', parameters: ['-p', '.'], count: countOne },
  { name: 'lint', command: 'biome', parameters: ['check', '.'], count: countOne },
  {
    name: 'architecture and unit tests',
    command: 'vitest',
    parameters: ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${unitReport}`],
    report: unitReport,
    count: countUnitTests,
  },
  { name: 'build', command: 'node', parameters: ['src/cli/build.mjs'], count: countOne },
  {
    name: 'journeys',
    command: 'playwright',
    parameters: ['test', '-c', 'e2e/playwright.config.ts', '--reporter=list,json'],
    report: journeyReport,
    count: countJourneys,
  },
];

const results = phases.map(runPhase);
rmSync(reports, { recursive: true });
console.log('');
for (const { name, seconds, counts } of results) {
  console.log(`${name.padEnd(30)} ${seconds.toFixed(1).padStart(6)} s   ${formatCounts(counts)}`);
}
const total = sumCounts(results.map(({ counts }) => counts));
console.log(`\n${formatCounts(total)}`);
process.exitCode = total.failed === 0 ? 0 : 1;

function runPhase({ name, command, parameters, report, count }) {
  console.log(`\n── ${name}`);
  const started = performance.now();
  const { status } = spawnSync(command, parameters, {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      PATH: `${join(projectRoot, 'node_modules', '.bin')}:${process.env.PATH}`,
      CHROMIUM_PATH: chromium,
      PLAYWRIGHT_JSON_OUTPUT_FILE: journeyReport,
    },
  });
  const isReported = report !== undefined && existsSync(report);
  const counts = count(status === 0, isReported ? JSON.parse(readFileSync(report, 'utf8')) : undefined);
  return { name, seconds: (performance.now() - started) / 1000, counts };
}
