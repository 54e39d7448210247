/**
 * Good bodies with some changed bytes. A changed letter
 * cannot be noticed, so the page only has to keep working.
 */
import type { Random } from '../../fixtures/generator/random.ts';
import { type Fault, withBody } from './fault.ts';

type Change = (body: Buffer, random: Random) => Buffer;

const changes: Readonly<Record<string, Change>> = {
  'some bytes are others': (body, random) => {
    const changed = Buffer.from(body);
    for (let count = random.whole(1, 20); count > 0; count--) {
      changed[random.whole(0, body.length - 1)] = random.whole(0, 255);
    }
    return changed;
  },
  'some bits are flipped': (body, random) => {
    const changed = Buffer.from(body);
    for (let count = random.whole(1, 50); count > 0; count--) {
      const position = random.whole(0, body.length - 1);
      changed[position] = (changed[position] ?? 0) ^ (1 << random.whole(0, 7));
    }
    return changed;
  },
  'a piece is missing': (body, random) => {
    const start = random.whole(0, body.length - 1);
    return Buffer.concat([body.subarray(0, start), body.subarray(start + random.whole(1, 2_000))]);
  },
  'a piece stands twice': (body, random) => {
    const start = random.whole(0, body.length - 1);
    return Buffer.concat([body.subarray(0, start + random.whole(1, 2_000)), body.subarray(start)]);
  },
  'two pieces have changed places': (body, random) => {
    const [first = 0, second = 0, third = 0] = [1, 2, 3]
      .map(() => random.whole(0, body.length))
      .sort((one, other) => one - other);
    return Buffer.concat([
      body.subarray(0, first),
      body.subarray(second, third),
      body.subarray(first, second),
      body.subarray(third),
    ]);
  },
  'random bytes stand in it': (body, random) => {
    const start = random.whole(0, body.length);
    const bytes = Buffer.from(Array.from({ length: random.whole(1, 300) }, () => random.whole(0, 255)));
    return Buffer.concat([body.subarray(0, start), bytes, body.subarray(start)]);
  },
  'digits are others': (body, random) =>
    Buffer.from(
      body
        .toString('latin1')
        .replace(/\d/g, (digit) => (random.chance(0.02) ? `${random.whole(0, 9)}` : digit)),
      'latin1',
    ),
  'brackets are others': (body, random) =>
    Buffer.from(
      body
        .toString('latin1')
        .replace(/[[\]{}]/g, (one) => (random.chance(0.01) ? random.pick(['[', ']', '{', '}']) : one)),
      'latin1',
    ),
  'quotes are missing': (body, random) =>
    Buffer.from(
      body.toString('latin1').replace(/"/g, (one) => (random.chance(0.005) ? '' : one)),
      'latin1',
    ),
};

export function drawByteFault(random: Random): Fault {
  const name = random.pick(Object.keys(changes));
  return {
    name: `a good body in which ${name}`,
    spoil: (good, spoiling) =>
      good.body.length === 0
        ? withBody(good, good.body, 'alive')
        : withBody(good, changes[name]?.(good.body, spoiling) ?? good.body, 'alive'),
  };
}
