/**
 * The keys of Jaeger UI's configuration: those with a meaning here are read, others are passed over, or named
 * as left out: https://www.jaegertracing.io/docs/latest/deployment/frontend-ui/
 */
import { type LinkEntry, readLinkEntries } from '../links/entries/linkEntry.ts';
import type { ConfigReader } from './configReader.ts';

/** Keys about parts of Jaeger UI that are absent here. */
const WITHOUT_MEANING = [
  'archiveEnabled',
  'criticalPathEnabled',
  'dependencies',
  'dependenciesMenuEnabled',
  'monitor',
  'themes',
  'traceTimeline',
  'traceDiff',
  'traceGraph',
  'deepDependencies',
  'pathAgnosticDecorations',
  'qualityMetrics',
  'tracing',
  'backendCapabilities',
  'storageCapabilities',
  'ai',
  'traceIdDisplayLength',
  'disableFileUploadControl',
  'disableJsonView',
  'useOpenTelemetryTerms',
];

/** Keys that must not have an effect, with the reason. */
const NEVER: Readonly<Record<string, string>> = {
  scripts: 'scripts are never run',
  tracking: 'nothing is ever reported to anybody',
  gaTrackingID: 'nothing is ever reported to anybody',
};

/** Returns the links of Jaeger UI's keys in the whole file. */
export function readJaegerKeys(reader: ConfigReader, notes: string[]): readonly LinkEntry[] {
  const given = reader.given('linkPatterns');
  const patterns =
    given === undefined ? { entries: [], problems: [] } : readLinkEntries(given, 'linkPatterns');
  reader.report(...patterns.problems);
  for (const [key, reason] of Object.entries(NEVER)) {
    if (reader.given(key) !== undefined) notes.push(`“${key}” was left out: ${reason}.`);
  }
  const passed = WITHOUT_MEANING.filter((key) => reader.given(key) !== undefined);
  if (passed.length > 0) notes.push(`These keys of Jaeger UI have no meaning here: ${passed.join(', ')}.`);
  for (const place of placesOfAdd(given)) {
    notes.push(`“${place}” uses “add”, which Jaeger UI applies twice; here it is applied once.`);
  }
  return patterns.entries;
}

/** Somebody may have halved the number, since Jaeger UI adds it twice. */
function placesOfAdd(patterns: unknown): readonly string[] {
  if (!Array.isArray(patterns)) return [];
  return patterns.flatMap((pattern: unknown, position) =>
    /\|\s*add\s/.test(JSON.stringify(pattern) ?? '') ? [`linkPatterns[${position}]`] : [],
  );
}
