/** Measures the summaries of the rows of one window, with 40 tags a span, and the first one of a trace. */
import { bench, describe } from 'vitest';
import { drawTrace } from '../testing/drawTrace.ts';
import { asSpanIndex, type Trace } from '../trace.ts';
import { spanSummary } from './spanSummary.ts';

const ROWS = 50;
const others = Array.from({ length: 36 }, (_, index) => `app.key${index}=value${index}`).join(' ');
const known = [
  'kind=server http.request.method=GET http.route=/cart/{id} http.response.status_code=503',
  'kind=client db.system=postgresql db.statement="SELECT a FROM orders WHERE id = 1" db.name=shop',
  'kind=consumer messaging.system=kafka messaging.operation=process messaging.destination.name=orders',
  'kind=client gen_ai.operation.name=chat gen_ai.request.model=m gen_ai.usage.input_tokens=3210',
];

const mixed = draw((row) => known[row % known.length]);
const unknown = draw(() => 'kind=internal');

function draw(tagsOf: (row: number) => string): Trace {
  const lines = Array.from({ length: ROWS }, (_, row) => `shop work${row} |==| ${tagsOf(row)} ${others}`);
  return drawTrace(lines.join('\n'));
}

function summarizeAll(trace: Trace): void {
  for (let row = 0; row < ROWS; row++) spanSummary(trace, asSpanIndex(row));
}

describe(`${ROWS} rows of 40 tags`, () => {
  bench('of well-known domains', () => summarizeAll(mixed));
  bench('of none', () => summarizeAll(unknown));
  bench('for the first time in a trace', () => summarizeAll({ ...mixed }));
});
