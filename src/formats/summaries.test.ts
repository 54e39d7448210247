import { describe, expect, test } from 'vitest';
import { spanSummary } from '../model/details/spanSummary.ts';
import { asSpanIndex } from '../model/trace.ts';
import { decodeTraceDocument } from './testing/decodeTraceDocument.ts';
import { hasShared, listShared, readShared } from './testing/sharedFiles.ts';
describe.skipIf(!hasShared('traces'))('x', () => {
  test.each(listShared('traces').filter((path) => /\.(json|jsonl|gz)$/.test(path) && !/zipkin/.test(path)))('%s', (path) => {
    const decoded = decodeTraceDocument(readShared(path));
    if (!decoded.ok) return;
    const seen = new Map<string, string>();
    for (const trace of decoded.value.traces.slice(0, 50)) for (let s = 0; s < trace.spans.count; s++) {
      const x = spanSummary(trace, asSpanIndex(s)); const n = trace.strings.get(trace.spans.name[s]);
      seen.set(x === undefined ? '-' : `${x.domain} ${x.severity} | ${x.text}`, n);
    }
    console.log(path + '\n' + [...seen].slice(0, 40).map(([a, b]) => `   ${a}      (${b})`).join('\n'));
  });
});
