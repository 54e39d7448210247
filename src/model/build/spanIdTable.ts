/**
 * Finds spans by id: a hash table over the id columns of a builder, without an object or a string for each
 * span.
 */

import { NONE } from '../trace.ts';
import type { IdRows } from './traceBuilder.ts';

export class SpanIdTable {
  /** The next span with the same id, in the order of insertion, or NONE. */
  readonly nextTwin: Int32Array;
  readonly #high: Int32Array;
  readonly #low: Int32Array;
  readonly #text: Int32Array;
  /** The first span of each id, in an open-addressing hash table. */
  readonly #slots: Int32Array;
  readonly #lastTwin: Int32Array;
  readonly #mask: number;

  constructor(ids: IdRows) {
    this.#high = ids.high.view();
    this.#low = ids.low.view();
    this.#text = ids.text.view();
    const count = this.#high.length;
    let size = 8;
    while (size < count * 2) size *= 2;
    this.#mask = size - 1;
    this.#slots = new Int32Array(size).fill(NONE);
    this.nextTwin = new Int32Array(count).fill(NONE);
    this.#lastTwin = new Int32Array(count);
    for (let span = 0; span < count; span++) this.#add(span);
  }

  /**
   * Returns the first span with this id, or NONE. The id consists of two halves and, if it is not
   * hexadecimal, its text.
   */
  find(high: number, low: number, text: number): number {
    return this.#slots[this.#slotOf(high, low, text)];
  }

  /** Makes `first` the head of the twins of its id. `twins` are all spans with this id in their new order. */
  reorderTwins(twins: readonly number[]): void {
    const first = twins[0];
    const slot = this.#slotOf(this.#high[first], this.#low[first], this.#text[first]);
    this.#slots[slot] = first;
    for (let rank = 0; rank < twins.length; rank++) {
      this.nextTwin[twins[rank]] = rank + 1 < twins.length ? twins[rank + 1] : NONE;
    }
  }

  #add(span: number): void {
    const slot = this.#slotOf(this.#high[span], this.#low[span], this.#text[span]);
    const first = this.#slots[slot];
    if (first === NONE) {
      this.#slots[slot] = span;
      this.#lastTwin[span] = span;
    } else {
      this.nextTwin[this.#lastTwin[first]] = span;
      this.#lastTwin[first] = span;
    }
  }

  /** Returns the slot with this id, or the empty one where it belongs. */
  #slotOf(high: number, low: number, text: number): number {
    let hash = Math.imul(high, 0x85ebca6b) ^ Math.imul(low ^ (low >>> 15), 0xc2b2ae35);
    hash ^= hash >>> 16;
    let slot = hash & this.#mask;
    for (;;) {
      const span = this.#slots[slot];
      if (span === NONE) return slot;
      if (this.#low[span] === low && this.#high[span] === high && this.#text[span] === text) return slot;
      slot = (slot + 1) & this.#mask;
    }
  }
}
