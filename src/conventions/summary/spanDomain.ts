/** What the summaries of all domains have in common. */
import type { KeyFamily } from '../keyFamily.ts';
import type { ReadTag } from './readText.ts';
import type { LineParts } from './summaryLine.ts';

/** Also the names of their icons. */
export type DomainName =
  | 'http'
  | 'db'
  | 'cache'
  | 'rpc'
  | 'messaging'
  | 'genAi'
  | 'tool'
  | 'agent'
  | 'pipeline'
  | 'faas'
  | 'browser'
  | 'test'
  | 'ci'
  | 'featureFlag'
  | 'peer'
  | 'exception'
  | 'code';

/** How bad the outcome is: an answer of 404 is worth a notice, of 503 an error. */
export type SummarySeverity = 'none' | 'notice' | 'warning' | 'error';

/** What a summary knows of a span besides its tags. */
export interface SummaryFacts {
  readonly kind: 'unspecified' | 'internal' | 'server' | 'client' | 'producer' | 'consumer';
  readonly operation: string;
  /** How long the message of a consumer waited, in µs; undefined if its producer is not known. */
  readonly lagMicros?: number | undefined;
}

export interface SummaryDraft extends LineParts {
  readonly severity?: SummarySeverity;
  /** Where one domain has several kinds of spans. */
  readonly domain?: DomainName;
}

/** A kind of spans, and how they are summarised. */
export interface SpanDomain {
  readonly name: DomainName;
  /** Keys that only spans of the domain have. Any one of them is enough. */
  readonly signs: readonly KeyFamily[];
  /** May decline by returning undefined; then the next domain is asked. */
  readonly summarize: (read: ReadTag, facts: SummaryFacts) => SummaryDraft | undefined;
}

/** Whether the span calls something: a client or a producer. */
export function isCalling({ kind }: SummaryFacts): boolean {
  return kind === 'client' || kind === 'producer';
}
