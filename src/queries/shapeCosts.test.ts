/** How many bytes the thumbnails of a list cost. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { settled } from '../base/testing/settled.ts';
import { ShapeLoader } from './shapeLoader.ts';
import { bodyOf, idOf, setUpShapes, TRACE_END, traces, upTo } from './testing/shapeServer.ts';

const HOUR = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: TRACE_END + HOUR });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('what thumbnails cost', () => {
  it('is nothing for twenty traces of 4,901 spans, until one is pointed at for a moment', async () => {
    const { loader, asked, clock, stateOf } = setUpShapes({ spanCount: 10 });
    loader.want(traces(upTo(20), 4_901));
    clock.advance(1_000);
    await settled();
    expect(asked).toEqual([]);
    expect(stateOf(7)).toEqual({ kind: 'withheld', bytes: 4_901_000, isAtLeast: false, canPoint: true });
    expect(loader.news().isPending).toBe(false);

    for (const number of [1, 2, 3, 7]) loader.hover(idOf(number));
    clock.advance(199);
    await settled();
    expect(asked).toEqual([]);
    clock.advance(1);
    expect(stateOf(7)).toEqual({ kind: 'waiting', bytes: 4_901_000, isPointed: true });
    await settled();
    expect(asked).toEqual([idOf(7)]);
    expect(stateOf(7)).toMatchObject({ kind: 'drawn' });
  });

  it('is spent on the row that the keys selected as well', async () => {
    const { loader, asked, clock } = setUpShapes();
    loader.want(traces(upTo(3), 4_901));
    loader.select(idOf(2));
    clock.advance(200);
    await settled();
    expect(asked).toEqual([idOf(2)]);
  });

  it('stops when the pointer leaves before a large one has arrived', async () => {
    const { loader, asked, aborted, clock, stateOf } = setUpShapes({}, { isHeldBack: true });
    loader.want(traces(upTo(3), 4_901));
    loader.hover(idOf(2));
    clock.advance(200);
    await settled();
    loader.hover(undefined);
    await settled();
    expect(asked).toEqual([idOf(2)]);
    expect(aborted).toEqual([idOf(2)]);
    expect(stateOf(2)).toMatchObject({ kind: 'withheld', canPoint: true });
  });

  it('is never more than a trace is worth: a huge one has to be opened', async () => {
    const { loader, asked, clock, stateOf } = setUpShapes();
    loader.want(traces([1], 1_000_000));
    loader.hover(idOf(1));
    clock.advance(1_000);
    await settled();
    expect(asked).toEqual([]);
    expect(stateOf(1)).toMatchObject({ kind: 'withheld', canPoint: false });
  });

  it('is counted for each list, also when the list is shown again', async () => {
    const { backend, list, loader, asked, stateOf } = setUpShapes({ spanCount: 290, bytes: 250_000 });
    loader.want(traces(upTo(40), 290));
    await vi.waitFor(() => expect(loader.news().isPending).toBe(false), 5_000);
    expect(asked.length * 250_000).toBeLessThanOrEqual(4_000_000);
    expect(asked.length * 250_000).toBeGreaterThan(3_400_000);
    expect(stateOf(40)).toMatchObject({ kind: 'withheld', canPoint: true });

    const before = asked.length;
    new ShapeLoader(backend, list).want(traces(upTo(40), 290));
    await settled();
    expect(asked).toHaveLength(before);
    new ShapeLoader(backend, {}).want(traces([40], 290));
    await settled();
    expect(asked).toHaveLength(before + 1);
  });

  it('is expected by the traces that came: many lean spans are fetched, few fat ones are not', async () => {
    const lean = setUpShapes({ spanCount: 300, bytes: 300 });
    lean.loader.want(traces([1], 300));
    await settled();
    lean.loader.want(traces([2], 600));
    lean.clock.advance(80);
    await settled();
    expect(lean.asked).toEqual([idOf(1), idOf(2)]);

    const fat = setUpShapes({ spanCount: 50, bytes: 250_000 });
    fat.loader.want(traces([1], 50));
    await settled();
    fat.loader.want(traces([2], 200));
    fat.clock.advance(80);
    await settled();
    expect(fat.asked).toEqual([idOf(1)]);
  });

  it.each<[string, (body: string) => Response, boolean]>([
    ['says its length', (body) => new Response(body, { headers: { 'content-length': '5000000' } }), false],
    ['comes in pieces', (body) => new Response(pieces(body)), true],
  ])('is limited where an answer that %s is much larger than expected', async (_, respond, isLong) => {
    const { backend, list, loader, answerBy, stateOf, asked, clock } = setUpShapes();
    answerBy((id) => respond(bodyOf(id, { bytes: isLong ? 5_000_000 : 1_000 })));
    loader.want(traces([1]));
    await vi.waitFor(() => expect(stateOf(1)).toMatchObject({ kind: 'withheld', isAtLeast: true }));
    expect(stateOf(1)).toMatchObject({ canPoint: true });
    expect(backend.shapes.spendingOf(list).bytes).toBeLessThan(1_000_000);
    clock.advance(1_000);
    await settled();
    expect(asked).toEqual([idOf(1)]);
  });
});

/** A body that arrives in pieces of 100 kB, each on demand. */
function pieces(body: string): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(body);
  let at = 0;
  return new ReadableStream(
    {
      pull: (controller) => {
        if (at >= bytes.length) controller.close();
        else controller.enqueue(bytes.subarray(at, at + 100_000));
        at += 100_000;
      },
    },
    { highWaterMark: 0 },
  );
}
