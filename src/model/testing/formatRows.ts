/** Prints rows of a trace in the form that `drawTrace` reads, for comparison with a drawing. */
import { formatMissingParentId } from '../spanIds.ts';
import { NONE, SpanFlag, spanKindNames, type Trace } from '../trace.ts';

/**
 * Prints one line for each of `rows` (by default all spans in depth-first order), without ids. A parent that
 * did not arrive is printed above its first orphan as `? id`. Times are rounded to whole microseconds, one
 * character each.
 */
export function formatRows(trace: Trace, rows?: Iterable<number>): string {
  const { spans, strings, services } = trace;
  const shown = rows === undefined ? Array.from({ length: spans.count }, (_, span) => span) : [...rows];
  const label = (span: number) =>
    `${'  '.repeat(spans.depth[span])}${services.at(spans.service[span])?.name} ${strings.get(spans.name[span])}`.trimEnd();
  const width = Math.max(0, ...shown.map((span) => label(span).length)) + 3;
  const lines: string[] = [];
  let lastMissing: number = NONE;
  for (const span of shown) {
    const missing = missingParentOf(trace, span);
    if (missing !== NONE && missing !== lastMissing) {
      lines.push(`? ${formatMissingParentId(trace, missing).replace(/^0+(?=.)/, '')}`);
    }
    lastMissing = missing;
    const facts = listFacts(trace, span);
    lines.push(`${label(span).padEnd(width)}${drawBar(trace, span)}${facts === '' ? '' : `   ${facts}`}`);
  }
  return lines.join('\n');
}

function drawBar({ spans }: Trace, span: number): string {
  const from = Math.round(spans.start[span]);
  const length = Math.round(spans.start[span] + spans.duration[span]) - from;
  return `${' '.repeat(from)}|${length === 0 ? '' : `${'='.repeat(length - 1)}|`}`;
}

function listFacts(trace: Trace, span: number): string {
  const { spans, attributes, strings } = trace;
  const facts: string[] = [];
  if ((spans.flags[span] & SpanFlag.ownError) !== 0) facts.push('error');
  if (spans.kind[span] !== 0) facts.push(`kind=${spanKindNames[spans.kind[span]]}`);
  for (let row = attributes.first[span]; row < attributes.first[span + 1]; row++) {
    const value = strings.get(attributes.value[row]);
    const quoted = /\s/.test(value) ? `"${value}"` : value;
    facts.push(`${strings.get(attributes.key[row])}=${quoted}`);
  }
  return facts.join(' ');
}

function missingParentOf({ missingParents }: Trace, span: number): number {
  for (let missing = 0; missing < missingParents.count; missing++) {
    if (span >= missingParents.firstSpan[missing] && span < missingParents.endSpan[missing]) return missing;
  }
  return NONE;
}
