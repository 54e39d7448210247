/**
 * What the user did on the search page: when each search was sent, and the position in each list of results.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { TraceId } from '../../model/trace.ts';

/** The user's position in a list of results. */
export interface ListPlace {
  /** The row that the keys act on, by its trace, so that it survives sorting. */
  readonly selected: TraceId | undefined;
  /** px. */
  readonly scrollTop: number;
}

export interface SearchState {
  /** When each search was sent, ms since 1970, by its address without the order. */
  readonly askedAt: ReadonlyMap<string, number>;
  readonly places: ReadonlyMap<string, ListPlace>;
  /** Sends the search (again): a lookback counts back from this time. */
  readonly ask: (search: string, nowMs: number) => void;
  readonly select: (search: string, selected: TraceId | undefined) => void;
  readonly scroll: (search: string, scrollTop: number) => void;
}

export type SearchStore = StoreApi<SearchState>;

export const startOfList: ListPlace = { selected: undefined, scrollTop: 0 };

/** The number of searches that are remembered; the least recently used are dropped. */
const MAX_REMEMBERED = 50;

export function createSearchStore(): SearchStore {
  return createStore<SearchState>()((set) => {
    const changePlace = (search: string, change: Partial<ListPlace>) =>
      set(({ places }) => ({
        places: remember(places, search, { ...(places.get(search) ?? startOfList), ...change }),
      }));
    return {
      askedAt: new Map(),
      places: new Map(),
      ask: (search, nowMs) => set(({ askedAt }) => ({ askedAt: remember(askedAt, search, nowMs) })),
      select: (search, selected) => changePlace(search, { selected }),
      scroll: (search, scrollTop) => changePlace(search, { scrollTop }),
    };
  });
}

/** Returns the map with this entry as the newest. */
function remember<T>(map: ReadonlyMap<string, T>, key: string, value: T): ReadonlyMap<string, T> {
  const next = new Map(map);
  next.delete(key);
  next.set(key, value);
  for (const oldest of next.keys()) {
    if (next.size <= MAX_REMEMBERED) break;
    next.delete(oldest);
  }
  return next;
}
