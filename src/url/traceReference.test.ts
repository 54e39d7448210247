import { describe, expect, it } from 'vitest';
import { parseTraceReference } from './traceReference.ts';

const id = '0af7651916cd43dd8448eb211c80319c';

describe('what names a trace', () => {
  it.each([
    [id, id, undefined],
    [` ${id.toUpperCase()}\n`, id, undefined],
    ['1', '00000000000000000000000000000001', undefined],
    [`00-${id}-b7ad6b7169203331-01`, id, 'b7ad6b7169203331'],
    [`traceparent: 00-${id}-B7AD6B7169203331-01`, id, 'b7ad6b7169203331'],
    [`http://jaeger:16686/trace/${id}`, id, undefined],
    [`https://x.test/jaeger/trace/${id}?uiFind=b7ad6b7169203331#top`, id, 'b7ad6b7169203331'],
    [`https://x.test/trace/${id}?span=b7ad6b7169203331&find=error`, id, 'b7ad6b7169203331'],
  ])('%s', (text, traceId, spanId) => {
    expect(parseTraceReference(text)).toEqual({ traceId, spanId });
  });

  it.each(['', 'checkout', 'zz', '00-short-b7-01', 'https://x.test/search?service=a', '%E0%A4%A'])(
    'sees no trace in %j',
    (text) => {
      expect(parseTraceReference(text)).toBeUndefined();
    },
  );
});
