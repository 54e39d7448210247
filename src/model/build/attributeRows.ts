/** Attributes in order of arrival: rows of key, type and value. Each owner has a run of rows. */
import { GrowableInt32, GrowableUint8 } from '../../base/growable.ts';
import type { AttributeColumns } from '../trace.ts';
import { pickInt32, pickUint8, type Runs } from './permuteRows.ts';

export class AttributeRows {
  readonly key = new GrowableInt32();
  readonly type = new GrowableUint8();
  readonly value = new GrowableInt32();

  get length(): number {
    return this.key.length;
  }

  /** Key and value are string indexes; type is an AttributeType. */
  push(key: number, type: number, value: number): void {
    this.key.push(key);
    this.type.push(type);
    this.value.push(value);
  }

  /** Overwrites a row with another one. */
  move(from: number, to: number): void {
    this.key.set(to, this.key.at(from));
    this.type.set(to, this.type.at(from));
    this.value.set(to, this.value.at(from));
  }

  truncate(length: number): void {
    this.key.truncate(length);
    this.type.truncate(length);
    this.value.truncate(length);
  }
}

/** Distinct owners of attributes (resources, scopes). Equal ones are stored once. */
export class DistinctAttributeSets {
  readonly rows = new AttributeRows();
  /** The first row of each set; has one more entry than there are sets. */
  readonly first = new GrowableInt32();
  readonly #indexes = new Map<string, number>();

  constructor() {
    this.first.push(0);
  }

  get count(): number {
    return this.first.length - 1;
  }

  /**
   * Returns the index of the set with this `identity` and these attributes in this order. Adds it if it is
   * new.
   */
  intern(identity: string, attributes: AttributeRows): number {
    const keys = attributes.key.view();
    const types = attributes.type.view();
    const values = attributes.value.view();
    let signature = identity;
    for (let row = 0; row < keys.length; row++) signature += `,${keys[row]}:${types[row]}:${values[row]}`;
    const known = this.#indexes.get(signature);
    if (known !== undefined) return known;
    const index = this.count;
    for (let row = 0; row < keys.length; row++) this.rows.push(keys[row], types[row], values[row]);
    this.first.push(this.rows.length);
    this.#indexes.set(signature, index);
    return index;
  }
}

/**
 * Copies the rows named by `runs` into columns. The arrived rows are often most of a trace, so each of their
 * columns is freed as soon as it has been copied.
 */
export function pickAttributes(rows: AttributeRows, runs: Runs): AttributeColumns {
  const key = pickInt32(rows.key.view(), runs.rows);
  rows.key.release();
  const type = pickUint8(rows.type.view(), runs.rows);
  rows.type.release();
  const value = pickInt32(rows.value.view(), runs.rows);
  rows.value.release();
  return { first: runs.first, key, type, value };
}
