import { describe, expect, it } from 'vitest';
import { drawTrace } from '../testing/drawTrace.ts';
import { asSpanIndex } from '../trace.ts';
import { spanSummary } from './spanSummary.ts';

/** The lines of all spans. */
function linesOf(text: string): (string | undefined)[] {
  const trace = drawTrace(text);
  return Array.from({ length: trace.spans.count }, (_, span) => spanSummary(trace, asSpanIndex(span))?.text);
}

describe('the summary of a span', () => {
  it('is made of its own tags, kind and operation', () => {
    expect(
      linesOf(`
shop GET            |==========|   kind=server http.method=GET http.route=/cart/{id} http.status_code=503
  cart Add            |======|
    cart SELECT         |==|       kind=client db.system=postgresql db.statement="SELECT * FROM orders"
    cart resize           |==|     faas.coldstart=true
    cart other            |==|     custom=1
`),
    ).toEqual([
      'GET /cart/{id} → 503',
      undefined,
      'postgresql SELECT orders',
      'λ resize · cold start',
      undefined,
    ]);
  });

  it('takes the first tag of a key that is not empty', () => {
    expect(linesOf('a GET |=| http.method= http.method=PUT http.method=GET http.route=/x')).toEqual([
      'PUT /x',
    ]);
  });

  it('looks at few of many tags with the same keys', () => {
    const many = Array.from({ length: 5000 }, () => 'http.method=GET').join(' ');
    expect(linesOf(`a GET |=| http.route=/x ${many} http.status_code=503`)).toEqual(['GET /x']);
  });

  it('says how long a message waited for its consumer', () => {
    const kafka = 'messaging.system=kafka messaging.destination.name=orders';
    expect(
      linesOf(`
shop send    |===|                     kind=producer id=a1 ${kafka}
  bill work          |==|              kind=consumer ${kafka}
  bill early   |===|                   kind=consumer ${kafka}
shop send      |===|                   kind=producer id=a2 ${kafka}
bill batch                   |==|      kind=consumer ${kafka} link=1/a1 link=1/a2 link=2/a1 link=1/ff
`).filter((line) => line?.includes('process')),
    ).toEqual([
      'kafka process orders', // began before the end of sending
      'kafka process orders · lag 4 µs',
      'kafka process orders · lag 12 µs',
    ]);
  });
});
