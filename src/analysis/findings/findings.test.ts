import { describe, expect, it } from 'vitest';
import { checkProperty } from '../../base/testing/checkProperty.ts';
import { runToEnd } from '../../base/time/slicedTask.ts';
import { brokenSpans, buildSpans, busySpans } from '../../model/testing/randomSpans.ts';
import type { Trace } from '../../model/trace.ts';
import { drawMillis } from '../testing/scaleTrace.ts';
import type { Finding } from './finding.ts';
import { listFindings } from './findings.ts';
import { analyzeTrace } from './traceFacts.ts';

const findingsOf = (trace: Trace): Finding[] => listFindings(runToEnd(analyzeTrace(trace)));

/** `kind spans weight`, by weight. */
const linesOf = (trace: Trace) =>
  findingsOf(trace).map(({ kind, spans, weight }) => `${kind} ${spans.join(',')} ${weight.toFixed(2)}`);

describe('findings', () => {
  it('are ordered by what they explain', () => {
    const call = (at: number) => `  shop SELECT ${' '.repeat(at)}|====|   kind=client`;
    const trace = drawMillis(`
shop GET      |==============================================|   error
${[0, 6, 12, 18, 24].map((at) => call(at + 3)).join('\n')}
  shop POST                                      |====|          kind=client error error.type=refused
`);
    expect(linesOf(trace)).toEqual([
      'error 6 0.95',
      'n-plus-one 1,2,3,4,5 0.43',
      'untraced 0 0.12',
      'untraced 0 0.05',
      'untraced 0 0.05',
    ]);
  });

  it('have their spans, times and counts', () => {
    const trace = drawMillis(`
shop GET      |=====================|
  shop ask    |====|                     kind=client error error.type=timeout
    bank pay    |===========|            kind=server
  shop ask         |====|                kind=client
`);
    const findings = findingsOf(trace);
    expect(findings.find(({ kind }) => kind === 'retry')).toMatchObject({
      spans: [1, 3],
      start: 0,
      end: 10_000,
      time: 5000,
      count: 2,
    });
    expect(findings.find(({ kind }) => kind === 'abandoned-work')).toMatchObject({
      spans: [2],
      related: [1],
      start: 5000,
      end: 14_000,
      time: 9000,
    });
    expect(findings.find(({ kind }) => kind === 'timeout')).toMatchObject({ spans: [1], related: [2] });
    expect(findings.find(({ kind }) => kind === 'error')).toMatchObject({ spans: [1], weight: 0.3 });
  });

  it('of equal failures are one', () => {
    const trace = drawMillis(`
shop GET      |=====================|   error
  shop ask    |====|                     kind=client error error.type=A
  shop ask    |====|                     kind=client error error.type=A
  shop ask    |====|                     kind=client error error.type=B
`);
    const errors = findingsOf(trace).filter(({ kind }) => kind === 'error');
    expect(errors.map(({ spans, related }) => [spans, related])).toEqual([
      [[1, 2], [0]],
      [[3], [0]],
    ]);
  });

  it('know waits, gaps and what went on later', () => {
    const trace = drawMillis(`
shop GET      |===================================|              kind=server
  shop ask    |===============|                                  kind=client
    bank pay            |==|                                     kind=server
  shop send                        |=|                           kind=producer
    mail get                                            |======| kind=consumer
`);
    expect(linesOf(trace)).toEqual([
      'network 1 0.33',
      'queue 4 0.31',
      'untraced 0 0.29',
      'late-work 4 0.25',
      'untraced 0 0.11',
    ]);
  });

  it('have weights from 0 to 1 and spans of the trace, however broken it is', () => {
    for (const spans of [brokenSpans, busySpans]) {
      checkProperty(
        spans,
        (list) => {
          const trace = buildSpans(list);
          let last = 1;
          for (const finding of findingsOf(trace)) {
            expect(finding.weight).toBeGreaterThan(0);
            expect(finding.weight).toBeLessThanOrEqual(last);
            last = finding.weight;
            expect(finding.end).toBeGreaterThanOrEqual(finding.start);
            expect(finding.time).toBeGreaterThanOrEqual(0);
            expect(finding.saving).toBeGreaterThanOrEqual(0);
            for (const span of [...finding.spans, ...finding.related]) {
              expect(span >= 0 && span < trace.spans.count).toBe(true);
            }
          }
        },
        150,
      );
    }
  });
});
