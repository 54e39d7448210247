import { describe, expect, it } from 'vitest';
import { findByPrefix } from './findByPrefix.ts';
import { moveRow } from './moveRow.ts';

const ten = { rowCount: 10, pageRows: 4 };

describe('moveRow', () => {
  it('begins at the first row', () => {
    expect(moveRow(-1, 'next', ten)).toBe(0);
    expect(moveRow(-1, 'previous', ten)).toBe(0);
  });

  it('stays within the list', () => {
    expect(moveRow(9, 'next', ten)).toBe(9);
    expect(moveRow(0, 'previous', ten)).toBe(0);
    expect(moveRow(8, 'pageDown', ten)).toBe(9);
    expect(moveRow(1, 'pageUp', ten)).toBe(0);
  });

  it('goes by pages and to the ends', () => {
    expect(moveRow(1, 'pageDown', ten)).toBe(5);
    expect(moveRow(3, 'last', ten)).toBe(9);
    expect(moveRow(3, 'first', ten)).toBe(0);
  });

  it('has nowhere to go in an empty list', () => {
    expect(moveRow(-1, 'next', { rowCount: 0, pageRows: 4 })).toBe(-1);
  });
});

describe('findByPrefix', () => {
  const names = ['GET /a', 'POST /a', 'get /b', 'POST /b'];

  it('finds the next name that starts so, whatever its case', () => {
    expect(findByPrefix(names, 'p', 0)).toBe(1);
    expect(findByPrefix(names, 'GET /B', 0)).toBe(2);
  });

  it('steps on when one letter is typed again, and goes round', () => {
    expect(findByPrefix(names, 'p', 1)).toBe(3);
    expect(findByPrefix(names, 'pp', 3)).toBe(1);
  });

  it('stays if a longer text still matches', () => {
    expect(findByPrefix(names, 'po', 1)).toBe(1);
  });

  it('finds nothing if no name starts with the text', () => {
    expect(findByPrefix(names, 'x', 0)).toBe(-1);
    expect(findByPrefix([], 'x', -1)).toBe(-1);
  });
});
