/**
 * The benchmark in the browser: generated traces of several sizes and extremes, long lists of results, and
 * the JavaScript of each page. Prints tables for the README.
 *
 *     node e2e/bench/bench.mjs [repetitions] [word …]
 *
 * Without words it measures everything, else only what they name: the sizes and extremes of `traces.mjs`
 * (`100k`, `depth` …), `results`, `scripts`. Needs a build (`npm run build`).
 */
import { constants, cpus, totalmem } from 'node:os';
import { startBrowser } from './browser.mjs';
import { measureResults, measureScripts } from './pages.mjs';
import { startQuietBrowser } from './quietBrowser.mjs';
import { explanation, tableOfResults, tableOfScripts, tableOfTraces } from './report.mjs';
import { startServer } from './startServer.mjs';
import { measureTrace, traceFixtures } from './traces.mjs';

const given = process.argv.slice(2);
const repetitions = /^\d+$/.test(given[0] ?? '') ? Number(given.shift()) : 5;
const known = [...traceFixtures.map(({ word }) => word), 'results', 'scripts'];
const unknown = given.filter((word) => !known.includes(word));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')} to measure. There are: ${known.join(', ')}.`);
  process.exit(1);
}
const isWanted = (word) => given.length === 0 || given.includes(word);

// Exits properly on signals, so that the programs it has started end with it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => process.exit(128 + constants.signals[signal]));
}
const server = await startServer();
const quietBrowser = await startQuietBrowser();
const browser = await startBrowser();
const context = { origin: server.origin, quietBrowser, browser, repetitions };
try {
  const [processor] = cpus();
  console.log(
    `${cpus().length} cores (${processor?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, ` +
      `Node ${process.versions.node}, ${browser.name}; median of ${repetitions}.`,
  );
  const columns = [];
  for (const fixture of traceFixtures.filter(({ word }) => isWanted(word))) {
    console.error(`measuring ${fixture.title} …`);
    columns.push({ title: fixture.title, measured: await measureTrace(context, fixture) });
  }
  if (columns.length > 0) console.log(`\n${tableOfTraces(columns)}\n\n${explanation}`);
  if (isWanted('results')) {
    const rows = [];
    for (const count of [1_500, 5_000]) rows.push({ count, measured: await measureResults(context, count) });
    console.log(`\n${tableOfResults(rows)}`);
  }
  if (isWanted('scripts')) console.log(`\n${tableOfScripts(await measureScripts(context))}`);
} finally {
  await quietBrowser.close();
  await browser.close();
  server.stop();
}
