/** A property of everything that reads one text in a buffer which holds others before and behind it. */
import * as fc from 'fast-check';
import { expect } from 'vitest';
import { checkProperty } from './checkProperty.ts';
import { watchBytes } from './watchBytes.ts';

export interface BoundedScan {
  /** What is read, as texts: pieces that mean something to the scan. */
  readonly texts: fc.Arbitrary<string>;
  /** Reads the text [from, to) and gives what it found, to be compared. */
  readonly scan: (bytes: Uint8Array, from: number, to: number) => unknown;
  /** How often it may look at each byte of the text. */
  readonly readsPerByte: number;
}

/** However short a text is, a scan may look at some bytes of it more often. */
const READS_OF_A_SHORT_ONE = 16;

/** The scan looks at no byte outside of its text, takes time linear in it, and gives the same whatever stands around it. */
export function checkBoundedScan({ texts, scan, readsPerByte }: BoundedScan): void {
  const encoder = new TextEncoder();
  const around = fc.constantFrom(
    '',
    ...'\'"-*/({$:?\n0aü',
    '://',
    '-- ',
    '/*',
    "'".repeat(99),
    'x'.repeat(5_000),
  );
  checkProperty(fc.tuple(texts, around, around), ([text, before, behind]) => {
    const from = encoder.encode(before).length;
    const to = from + encoder.encode(text).length;
    const { bytes, reads } = watchBytes(encoder.encode(before + text + behind));
    const found = scan(bytes, from, to);
    expect(reads.first).toBeGreaterThanOrEqual(from);
    expect(reads.end).toBeLessThanOrEqual(to);
    expect(reads.count).toBeLessThanOrEqual(readsPerByte * (to - from) + READS_OF_A_SHORT_ONE);
    expect(found).toEqual(scan(encoder.encode(text), 0, to - from));
  });
}

/** Texts made of some of these pieces, in any order, and of any characters between them. */
export function textsOf(...pieces: readonly string[]): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...pieces) },
    fc.string({ unit: 'grapheme', maxLength: 3 }),
  );
  const some = fc.array(piece, { maxLength: 40 }).map((list) => list.join(''));
  const many = fc.tuple(fc.constantFrom(...pieces), fc.nat({ max: 500 }));
  return fc.oneof(
    some,
    many.map(([text, times]) => text.repeat(times)),
  );
}
