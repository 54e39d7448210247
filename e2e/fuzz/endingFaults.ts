/** Answers that break off, stall, or arrive slowly. */
import type { Random } from '../../fixtures/generator/random.ts';
import type { Answer, Fault, FaultyAnswer } from './fault.ts';

interface Ending {
  readonly name: string;
  readonly isSilent?: boolean;
  readonly spoil: (good: Answer, random: Random) => FaultyAnswer;
}

function start(good: Answer, random: Random): Answer & { readonly note: string } {
  const length = random.whole(0, Math.max(0, good.body.length - 1));
  return { ...good, body: good.body.subarray(0, length), note: `${length} of ${good.body.length} bytes` };
}

const endings: readonly Ending[] = [
  {
    name: 'breaks off',
    spoil: (good, random) => ({
      ...start(good, random),
      announced: good.body.length,
      ending: 'break',
      duty: 'said',
    }),
  },
  {
    name: 'breaks off without having told its length',
    spoil: (good, random) => ({ ...start(good, random), announced: 'none', ending: 'break', duty: 'said' }),
  },
  {
    name: 'ends early as if it were whole',
    spoil: (good, random) => ({ ...start(good, random), duty: 'said' }),
  },
  {
    name: 'ends without a byte',
    spoil: (good) => ({ ...good, body: Buffer.alloc(0), duty: 'said' }),
  },
  {
    name: 'is a connection that closes at once',
    spoil: (good) => ({ ...good, status: 0, body: Buffer.alloc(0), ending: 'break', duty: 'said' }),
  },
  {
    name: 'is bytes that are no HTTP',
    spoil: (good) => ({
      ...good,
      status: 0,
      body: Buffer.from('\x16\x03\x01\x02\0\x01\0 what?\r\n'),
      duty: 'said',
    }),
  },
  { name: 'comes slowly', spoil: (good) => ({ ...good, ending: 'drip', duty: 'said' }) },
  {
    name: 'comes slowly and breaks off',
    spoil: (good, random) => ({
      ...start(good, random),
      announced: good.body.length,
      ending: 'drip',
      duty: 'said',
    }),
  },
  {
    name: 'falls silent after its head',
    isSilent: true,
    spoil: (good) => ({
      ...good,
      body: Buffer.alloc(0),
      announced: good.body.length,
      ending: 'silence',
      duty: 'said',
    }),
  },
  {
    name: 'falls silent in its body',
    isSilent: true,
    spoil: (good, random) => ({
      ...start(good, random),
      announced: good.body.length,
      ending: 'silence',
      duty: 'said',
    }),
  },
  {
    name: 'never begins',
    isSilent: true,
    spoil: (good) => ({ ...good, status: 0, body: Buffer.alloc(0), ending: 'silence', duty: 'said' }),
  },
];

export function drawEndingFault(random: Random): Fault {
  const { name, isSilent, spoil } = random.pick(endings);
  return { name: `an answer that ${name}`, isSilent, spoil };
}
