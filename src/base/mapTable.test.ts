import { describe, expect, it } from 'vitest';
import { mapTable, namesOf } from './mapTable.ts';

describe('mapTable', () => {
  it('makes a value for each name, undefined too, in the order of the table', () => {
    const values = { a: undefined, b: 1 };
    const made = mapTable<typeof values>({ b: 'x', a: 'y' }, (name) => values[name]);
    expect(made).toStrictEqual({ b: 1, a: undefined });
    expect(namesOf(made)).toEqual(['b', 'a']);
  });
});
