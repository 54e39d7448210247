import { describe, expect, it } from 'vitest';
import { computeSpanValues } from '../color/values.ts';
import { drawTrace } from '../testing/drawTrace.ts';

function peersOf(drawing: string) {
  const { peers, spans } = drawTrace(drawing);
  return Array.from({ length: spans.count }, (_, span) => peers?.names.at(peers.column[span]));
}

describe('inferred peers', () => {
  it('are what is called but sends no spans', () => {
    const trace = drawTrace(`
      shop GET /cart      |==========|
        shop SELECT         |==|         kind=client db.system=postgresql db.name=shop
        shop GET              |===|      kind=client peer.service=pricing
          pricing GET          |=|       kind=server
        shop SET                   |=|   kind=client db.system=redis server.address=10.0.0.7:6379
        shop GET                     |=| kind=client peer.service=pricing
    `);
    const { peers } = trace;
    expect(peers?.names).toEqual(['postgresql/shop', 'redis', 'pricing']);
    expect(Array.from(peers?.column ?? [])).toEqual([-1, 0, -1, -1, 1, 2]);
    const { column, texts } = computeSpanValues(trace, 'peer');
    // A peer with the name of a service is that service.
    expect(Array.from(column, (value) => texts[value])).toEqual([
      'shop',
      'postgresql/shop',
      'shop',
      'pricing',
      'redis',
      'pricing',
    ]);
  });

  it('are absent where no tag names any', () => {
    expect(drawTrace('shop GET |==| kind=client other=1').peers).toBeUndefined();
    expect(peersOf('shop GET |==| kind=client server.address=10.0.0.7')).toEqual([undefined]);
  });
});
