import { describe, expect, it } from 'vitest';
import { checkProperty } from '../../base/testing/checkProperty.ts';
import { drawTrace } from '../../model/testing/drawTrace.ts';
import { brokenSpans, buildSpans, busySpans } from '../../model/testing/randomSpans.ts';
import { NONE, type Trace } from '../../model/trace.ts';
import { drawMillis } from '../testing/scaleTrace.ts';
import { computeErrorChains, ErrorFate, ErrorRole, listChain } from './errorChains.ts';
import { readFailures } from './failures.ts';
import { OriginCause } from './originCause.ts';
import { findRetries } from './retries.ts';

function chainsOf(trace: Trace) {
  const failures = readFailures(trace);
  return computeErrorChains(trace, failures, findRetries(trace, failures));
}

/** `name role fate` of each failed span, with why an origin failed. */
function partsOf(drawing: string): string[] {
  return partsOfTrace(drawTrace(drawing));
}

function partsOfTrace(trace: Trace): string[] {
  const { role, fate, cause, culprit } = chainsOf(trace);
  const nameOf = (span: number) => trace.strings.get(trace.spans.name[span]);
  return Array.from(role, (_, span) =>
    [
      nameOf(span),
      nameIn(ErrorRole, role[span]),
      ...(fate[span] === 0 ? [] : [nameIn(ErrorFate, fate[span])]),
      ...(cause[span] === 0 ? [] : [nameIn(OriginCause, cause[span])]),
      ...(culprit[span] === NONE ? [] : [`→ ${nameOf(culprit[span])}`]),
    ].join(' '),
  ).filter((text) => !text.endsWith(' none'));
}

function nameIn(values: Readonly<Record<string, number>>, value: number): string {
  return Object.keys(values).find((name) => values[name] === value) ?? '?';
}

describe('a failure', () => {
  it('begins where nothing below failed, goes on, and changes its name', () => {
    const drawing = `
shop GET      |==================|   kind=server error http.response.status_code=503
  shop charge   |=============|      kind=internal
    shop POST     |=========|        kind=client error error.type=ConnectionRefused
      bank POST     |=====|          kind=server error error.type=ConnectionRefused
`;
    expect(partsOf(drawing)).toEqual([
      'GET translated surfaced',
      'POST propagated surfaced',
      'POST origin surfaced',
    ]);
    const chains = chainsOf(drawTrace(drawing));
    expect([...chains.origins].map((origin) => listChain(chains, origin))).toEqual([[3, 2, 0]]);
  });

  it('stays several if it began several times', () => {
    const drawing = `
shop GET      |==================|   error
  shop a        |====|               error
  shop b           |====|            error
`;
    expect(partsOf(drawing)).toEqual(['GET propagated surfaced', 'a origin surfaced', 'b origin surfaced']);
  });

  it('is recovered by a call that did not fail', () => {
    expect(
      partsOf(`
shop GET      |==================|   kind=server error
  shop POST     |=============|      kind=client
    bank POST     |=========|        kind=server error
`),
    ).toEqual(['GET origin surfaced', 'POST origin recovered']);
  });

  it('is recovered if the call was made again', () => {
    expect(
      partsOf(`
shop GET      |==================|   kind=server
  shop POST   |===|                  kind=client error
    bank POST  |=|                   kind=server error
  shop POST        |===|             kind=client
`),
    ).toEqual(['POST propagated recovered', 'POST origin recovered']);
  });

  it('of the last attempt goes on, those of the others do not', () => {
    expect(
      partsOf(`
shop GET      |==================|   kind=server error
  shop POST   |===|                  kind=client error
  shop POST        |===|             kind=client error
`),
    ).toEqual(['GET propagated surfaced', 'POST origin recovered', 'POST origin surfaced']);
  });

  it('is swallowed if nothing above says so and no call lies between', () => {
    expect(
      partsOf(`
shop job      |==================|
  shop step     |=============|      kind=internal
    shop read     |=========|        kind=client error
`),
    ).toEqual(['read origin swallowed']);
  });

  it('of work that nobody waits for goes no further', () => {
    expect(
      partsOf(`
shop send     |===|                  kind=producer
  mail get          |===|            kind=consumer error
`),
    ).toEqual(['get origin unawaited']);
  });

  it('may be referred to by a link', () => {
    expect(
      partsOf(`
shop retry    |===|                  error link=1/00000000000000aa
shop read |===|                      error id=aa
`),
    ).toEqual(['read origin surfaced', 'retry propagated surfaced']);
  });

  it('has one origin if both sides of a call failed', () => {
    expect(
      partsOf(`
shop GET      |=====|   kind=client error http.response.status_code=500
  bank GET      |=|     kind=server error http.response.status_code=500
`),
    ).toEqual(['GET propagated surfaced', 'GET origin surfaced']);
  });

  it('lies between the two if only the client failed', () => {
    expect(
      partsOf(`
shop ask      |=====|   kind=client error
  bank answer   |=|     kind=server http.response.status_code=200
`),
    ).toEqual(['ask origin surfaced between → answer']);
  });

  it('is an answer if the server refused, which is no failure of the server', () => {
    expect(
      partsOf(`
shop ask      |=====|   kind=client error http.response.status_code=404
  bank answer   |=|     kind=server http.response.status_code=404
`),
    ).toEqual(['ask origin surfaced refused → answer']);
  });

  it('on cancelling is a consequence of the sibling that failed first', () => {
    expect(
      partsOf(`
shop GET      |==================|   error
  shop a        |====|               error
  shop b        |====|               error message="context canceled"
    shop c       |==|                error message="context canceled"
`),
    ).toEqual(['GET propagated surfaced', 'a origin surfaced', 'b consequence → a', 'c consequence → a']);
  });

  it('on cancelling without any other failure is an origin', () => {
    expect(partsOf('shop GET  |===|  kind=server error http.response.status_code=499')).toEqual([
      'GET origin surfaced',
    ]);
  });
});

describe('a time-out', () => {
  const draw = (facts: string, end: string) =>
    drawMillis(`
shop ask      |=======|              kind=client error ${facts}
  bank answer   |======${end}        kind=server
    bank read    |=====${end}        kind=client
`);

  it('points at the work that was still running', () => {
    expect(partsOfTrace(draw('', '======|'))).toEqual(['ask origin surfaced timeout → read']);
  });

  it('points at the work that was ended with it, if the client says so', () => {
    expect(partsOfTrace(draw('error.type=timeout', '|'))).toEqual(['ask origin surfaced timeout → read']);
  });

  it('knows no culprit if nothing ran', () => {
    expect(partsOf('shop ask  |===|  kind=client error message="deadline exceeded"')).toEqual([
      'ask origin surfaced timeout',
    ]);
  });

  it('makes what was cancelled later a consequence', () => {
    expect(
      partsOfTrace(
        drawMillis(`
shop ask      |=======|              kind=client error
  bank answer   |============|       kind=server error message=canceled
`),
      ),
    ).toEqual(['ask origin surfaced timeout → answer', 'answer consequence → ask']);
  });
});

it('every failed span has a part, every chain ends at a surface, and origins lead to all others', () => {
  for (const spans of [brokenSpans, busySpans]) {
    checkProperty(spans, (list) => {
      const trace = buildSpans(list);
      const failures = readFailures(trace);
      const chains = computeErrorChains(trace, failures, findRetries(trace, failures));
      const reached = new Set<number>();
      for (const origin of chains.origins) {
        for (const span of listChain(chains, origin)) reached.add(span);
      }
      for (let span = 0; span < trace.spans.count; span++) {
        expect(chains.role[span] !== ErrorRole.none).toBe(failures.isFailed[span] === 1);
        const isCause = failures.isFailed[span] === 1 && chains.role[span] !== ErrorRole.consequence;
        expect(reached.has(span)).toBe(isCause);
        expect(chains.fate[span] !== ErrorFate.none).toBe(isCause);
      }
    });
  }
});
