import { describe, expect, it } from 'vitest';
import { filterComboboxRows, moveActive } from './comboboxRows.ts';

const option = (name: string) => ({ value: name, label: name });
const groups = [
  { label: 'Server', options: ['GET /cart', 'GET /', 'POST /cart/items'].map(option) },
  { label: 'Client', options: ['cart.Get', 'db'].map(option) },
];

/** Headings in brackets. */
function shown(typed: string | undefined, isFreeTextOffered = false): string[] {
  return filterComboboxRows({ groups, typed, emptyOption: 'All', isFreeTextOffered }).rows.map((row) =>
    row.kind === 'heading' ? `[${row.label}]` : row.option.label,
  );
}

describe('filterComboboxRows', () => {
  it('shows everything before typing, with the empty choice first', () => {
    expect(shown(undefined)).toEqual([
      'All',
      '[Server]',
      'GET /cart',
      'GET /',
      'POST /cart/items',
      '[Client]',
      'cart.Get',
      'db',
    ]);
  });

  it('matches all words in any order, and leaves out headings without options', () => {
    expect(shown('cart post')).toEqual(['[Server]', 'POST /cart/items']);
  });

  it('puts the exact option first, then those that start with the text', () => {
    expect(shown('get /')).toEqual(['[Server]', 'GET /', 'GET /cart']);
    expect(shown('cart')).toEqual(['[Server]', 'GET /cart', 'POST /cart/items', '[Client]', 'cart.Get']);
  });

  it('offers the typed text, unless it is an option', () => {
    expect(shown('cart.', true)).toEqual(['[Client]', 'cart.Get', 'Use “cart.”']);
    expect(shown('db', true)).toEqual(['[Client]', 'db']);
  });

  it('knows the row of each option', () => {
    const { rows, options, rowOfOption } = filterComboboxRows({
      groups,
      typed: '',
      emptyOption: undefined,
      isFreeTextOffered: false,
    });
    options.forEach((found, position) => {
      expect(rows[rowOfOption[position]]).toEqual({ kind: 'option', option: found, position });
    });
  });
});

describe('moveActive', () => {
  it('wraps around at the ends', () => {
    expect(moveActive('ArrowDown', undefined, 3)).toBe(0);
    expect(moveActive('ArrowDown', 2, 3)).toBe(0);
    expect(moveActive('ArrowUp', undefined, 3)).toBe(2);
    expect(moveActive('ArrowUp', 0, 3)).toBe(2);
  });

  it('stops at the ends when moving by pages', () => {
    expect(moveActive('PageDown', 1, 30)).toBe(11);
    expect(moveActive('PageDown', 25, 30)).toBe(29);
    expect(moveActive('PageUp', 5, 30)).toBe(0);
  });

  it('leaves other keys alone', () => {
    expect(moveActive('a', 1, 3)).toBeUndefined();
    expect(moveActive('Home', 1, 3)).toBeUndefined();
  });
});
