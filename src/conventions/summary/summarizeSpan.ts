/** A span in a line of at most 60 characters, by what its tags say it does. */
import { readNewest } from '../keyFamily.ts';
import { browserSummary } from './browserSummary.ts';
import { ciSummary, testSummary } from './ciSummary.ts';
import { codeSummary } from './codeSummary.ts';
import { cacheSummary, dbSummary } from './dbSummary.ts';
import { exceptionSummary, featureFlagSummary } from './eventSummary.ts';
import { faasSummary } from './faasSummary.ts';
import { genAiSummary } from './genAiSummary.ts';
import { httpSummary } from './httpSummary.ts';
import { messagingSummary } from './messagingSummary.ts';
import { peerSummary } from './peerSummary.ts';
import { pipelineSummary } from './pipelineSummary.ts';
import type { ReadTag } from './readText.ts';
import { rpcSummary } from './rpcSummary.ts';
import type { DomainName, SpanDomain, SummaryFacts, SummarySeverity } from './spanDomain.ts';
import { summaryLine } from './summaryLine.ts';

export interface SpanSummary {
  readonly domain: DomainName;
  /** One line, at most 60 characters. It may be the same as the operation. */
  readonly text: string;
  readonly severity: SummarySeverity;
  /** The name of an icon, which is the domain's. */
  readonly icon: DomainName;
}

/**
 * In the order in which they are asked: what a span is for comes before how it gets there, so that a query
 * over HTTP is a query.
 */
const domains: readonly SpanDomain[] = [
  genAiSummary,
  faasSummary,
  messagingSummary,
  cacheSummary,
  dbSummary,
  rpcSummary,
  httpSummary,
  testSummary,
  ciSummary,
  browserSummary,
  pipelineSummary,
  featureFlagSummary,
  peerSummary,
  exceptionSummary,
  codeSummary,
];

/** Keys without which there is no summary. */
export const summarySigns: ReadonlySet<string> = new Set(domains.flatMap(({ signs }) => signs.flat()));

/** Summarises a span. Undefined if no domain knows its tags; then nothing is allocated. */
export function summarizeSpan(read: ReadTag, facts: SummaryFacts): SpanSummary | undefined {
  for (const domain of domains) {
    if (!hasSign(domain, read)) continue;
    const draft = domain.summarize(read, facts);
    const text = draft === undefined ? undefined : summaryLine(draft);
    if (draft === undefined || text === undefined) continue;
    const name = draft.domain ?? domain.name;
    return { domain: name, text, severity: draft.severity ?? 'none', icon: name };
  }
  return undefined;
}

function hasSign({ signs }: SpanDomain, read: ReadTag): boolean {
  for (const family of signs) {
    const text = readNewest(family, read);
    if (text !== undefined && text !== '') return true;
  }
  return false;
}
