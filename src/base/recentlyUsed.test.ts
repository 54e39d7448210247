import { describe, expect, it } from 'vitest';
import { createRecentlyUsed } from './recentlyUsed.ts';

function record(most: { count: number; size: number }) {
  const created: string[] = [];
  const gone: string[] = [];
  const sizes = new Map<string, number>();
  const get = createRecentlyUsed({
    create: (name) => {
      created.push(name);
      return { name };
    },
    limits: [
      { most: most.count, of: () => 1 },
      { most: most.size, of: ({ name }) => sizes.get(name) ?? 0 },
    ],
    discard: ({ name }) => void gone.push(name),
  });
  return { get, created, gone, sizes };
}

describe('values that are kept while there is room', () => {
  it('are made once', () => {
    const { get, created } = record({ count: 2, size: 10 });
    expect(get('a')).toBe(get('a'));
    expect(created).toEqual(['a']);
  });

  it('go when there are too many: first what was not used for longest', () => {
    const { get, created, gone } = record({ count: 2, size: 10 });
    for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) get(name);
    expect(gone).toEqual(['b', 'c']);
    expect(created).toEqual(['a', 'b', 'c', 'b']);
  });

  it('go when they have become too large together, as many as it takes', () => {
    const { get, gone, sizes } = record({ count: 9, size: 10 });
    for (const name of ['a', 'b', 'c', 'd']) get(name);
    sizes.set('a', 4).set('b', 4).set('c', 4).set('d', 4);
    get('d');
    expect(gone).toEqual(['a', 'b']);
  });

  it('stay while they are used, however large', () => {
    const { get, gone, sizes } = record({ count: 9, size: 10 });
    get('a');
    sizes.set('a', 99);
    get('a');
    expect(gone).toEqual([]);
    get('b');
    expect(gone).toEqual(['a']);
  });
});
