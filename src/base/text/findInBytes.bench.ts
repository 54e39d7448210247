/**
 * Measures the search for a word in 32 MB of text, compared with one pass of the platform's own search for a
 * byte.
 */
import { bench, describe } from 'vitest';
import { ByteWord } from './findInBytes.ts';

const size = 32_000_000;
const bytes = textOf(size);
const view = new DataView(bytes.buffer);

describe('32 MB of words and hexadecimal digits', () => {
  bench('indexOf of a byte that is not there', () => void bytes.indexOf(0xff));
  for (const word of ['q', 'zq', 'order', 'balances', 'a word of twenty-four by']) {
    const search = new ByteWord(new TextEncoder().encode(word));
    bench(`“${word}”`, () => search.find(view, 0, size, (begin) => begin + word.length));
  }
});

/** A text that is the same in every run. */
function textOf(length: number): Uint8Array<ArrayBuffer> {
  const words = ['SELECT ', 'accounts ', 'https://', 'ledger.example/', 'user-', 'process ', 'Statement '];
  const text = new Uint8Array(length);
  const encoder = new TextEncoder();
  let seed = 1;
  for (let at = 0; at < length; ) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    const part = encoder.encode(`${words[seed % words.length]}${seed.toString(16)}`);
    text.set(part.subarray(0, length - at), at);
    at += part.length;
  }
  return text;
}
