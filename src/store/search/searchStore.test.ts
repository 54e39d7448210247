import { describe, expect, it } from 'vitest';
import { summary } from '../../model/testing/summaries.ts';
import { createSearchStore } from './searchStore.ts';

describe('the search store', () => {
  it('keeps place and selection of each search apart', () => {
    const store = createSearchStore();
    const { select, scroll } = store.getState();
    select('service=a', summary(1).id);
    scroll('service=a', 460);
    scroll('service=b', 46);
    expect(store.getState().places.get('service=a')).toEqual({ selected: summary(1).id, scrollTop: 460 });
    expect(store.getState().places.get('service=b')).toEqual({ selected: undefined, scrollTop: 46 });
  });

  it('remembers when each search was last sent', () => {
    const store = createSearchStore();
    store.getState().ask('service=a', 1);
    store.getState().ask('service=b', 2);
    store.getState().ask('service=a', 3);
    expect(store.getState().askedAt).toEqual(
      new Map([
        ['service=b', 2],
        ['service=a', 3],
      ]),
    );
  });

  it('drops the oldest searches', () => {
    const store = createSearchStore();
    for (let count = 0; count < 60; count++) store.getState().ask(`limit=${count}`, count);
    expect(store.getState().askedAt.size).toBe(50);
    expect(store.getState().askedAt.has('limit=9')).toBe(false);
    expect(store.getState().askedAt.has('limit=10')).toBe(true);
  });
});
