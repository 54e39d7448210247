/**
 * Growable lists of numbers, for readers that do not know in advance how many will come. There is one class
 * for each kind of number on purpose: a shared generic `push` would see every kind of array and be slow. The
 * code that makes room is a separate function; otherwise it would be inlined into every caller of `push`.
 */

const INITIAL_CAPACITY = 16;

export class GrowableInt32 {
  #array = new Int32Array(INITIAL_CAPACITY);
  length = 0;

  push(value: number): void {
    if (this.length === this.#array.length) this.#grow();
    this.#array[this.length++] = value;
  }

  at(index: number): number {
    return this.#array[index];
  }

  set(index: number, value: number): void {
    this.#array[index] = value;
  }

  /** Drops all values from index `length` on. */
  truncate(length: number): void {
    this.length = length;
  }

  /** Drops all values and frees their memory. */
  release(): void {
    this.#array = new Int32Array(INITIAL_CAPACITY);
    this.length = 0;
  }

  /** The values so far, as a view. Later pushes may move the values elsewhere. */
  view(): Int32Array {
    return this.#array.subarray(0, this.length);
  }

  #grow(): void {
    const larger = new Int32Array(this.#array.length * 2);
    larger.set(this.#array);
    this.#array = larger;
  }
}

export class GrowableFloat64 {
  #array = new Float64Array(INITIAL_CAPACITY);
  length = 0;

  push(value: number): void {
    if (this.length === this.#array.length) this.#grow();
    this.#array[this.length++] = value;
  }

  at(index: number): number {
    return this.#array[index];
  }

  set(index: number, value: number): void {
    this.#array[index] = value;
  }

  truncate(length: number): void {
    this.length = length;
  }

  view(): Float64Array {
    return this.#array.subarray(0, this.length);
  }

  #grow(): void {
    const larger = new Float64Array(this.#array.length * 2);
    larger.set(this.#array);
    this.#array = larger;
  }
}

export class GrowableUint8 {
  #array = new Uint8Array(INITIAL_CAPACITY);
  length = 0;

  push(value: number): void {
    if (this.length === this.#array.length) this.#grow();
    this.#array[this.length++] = value;
  }

  append(values: Uint8Array): void {
    const length = this.length + values.length;
    if (length > this.#array.length) {
      const larger = new Uint8Array(Math.max(length, this.#array.length * 2));
      larger.set(this.#array.subarray(0, this.length));
      this.#array = larger;
    }
    this.#array.set(values, this.length);
    this.length = length;
  }

  at(index: number): number {
    return this.#array[index];
  }

  set(index: number, value: number): void {
    this.#array[index] = value;
  }

  truncate(length: number): void {
    this.length = length;
  }

  /** Drops all values and frees their memory. */
  release(): void {
    this.#array = new Uint8Array(INITIAL_CAPACITY);
    this.length = 0;
  }

  view(): Uint8Array {
    return this.#array.subarray(0, this.length);
  }

  #grow(): void {
    const larger = new Uint8Array(this.#array.length * 2);
    larger.set(this.#array);
    this.#array = larger;
  }
}
