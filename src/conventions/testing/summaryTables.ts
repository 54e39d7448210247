/** Tables of tag sets and the lines that summarise them. */
import { expect, it } from 'vitest';
import type { SummaryFacts } from '../summary/spanDomain.ts';
import { type SpanSummary, summarizeSpan } from '../summary/summarizeSpan.ts';

/** Returns tags from `key=value`, separated by two spaces. Values may have line breaks. */
export function parseTags(text: string): Readonly<Record<string, string>> {
  const tags: Record<string, string> = {};
  for (const pair of text.split(/ {2,}(?=[a-z][a-z\d_.]+=)/)) {
    const end = pair.indexOf('=');
    tags[pair.slice(0, end)] = pair.slice(end + 1);
  }
  return tags;
}

/** Summarises a span of the operation `work`, of no kind unless the facts say otherwise. */
export function summarizeTags(text: string, facts: Partial<SummaryFacts> = {}): SpanSummary | undefined {
  const tags = parseTags(text);
  return summarizeSpan((key) => tags[key], { kind: 'unspecified', operation: 'work', ...facts });
}

/** The severity is `none` if it is left out. */
type Row = readonly [kind: SummaryFacts['kind'], tags: string, line: string, severity?: string];

/** Makes a test of each row: its span belongs to the domain, and has the line and the severity. */
export function testLines(domain: string, rows: readonly Row[]): void {
  for (const [kind, tags, line, severity = 'none'] of rows) {
    it(`${line} (${kind}: ${tags.replace(/\s+/g, ' ')})`, () => {
      expect(summarizeTags(tags, { kind })).toEqual({ domain, text: line, severity, icon: domain });
    });
  }
}
