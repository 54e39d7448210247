/** A property of every scan that reads one text within a larger buffer. */
import * as fc from 'fast-check';
import { expect } from 'vitest';
import { checkProperty } from './checkProperty.ts';
import { watchBytes } from './watchBytes.ts';

export interface BoundedScan {
  /** The texts to read, made of pieces that mean something to the scan. */
  readonly texts: fc.Arbitrary<string>;
  /** Reads the text [from, to) and returns what it found, for comparison. */
  readonly scan: (bytes: Uint8Array, from: number, to: number) => unknown;
  /** How often the scan may read each byte of the text. */
  readonly readsPerByte: number;
}

/** On short texts, a scan may always read this many bytes more. */
const READS_OF_A_SHORT_ONE = 16;

/**
 * Checks that the scan reads no byte outside its text, takes linear time, and returns the same whatever
 * surrounds the text.
 */
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

/** Texts made of some of these pieces, in any order, with any characters between them. */
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
