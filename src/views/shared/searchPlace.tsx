/** Where *Search* leads from another page: to the last question, or to one that suits the trace that is shown. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';

interface SearchPlace {
  /** The query string of the last search in this tab. */
  readonly last: string | undefined;
  /** That of a search for traces like the one that is shown. */
  readonly similar: string | undefined;
}

interface Places {
  readonly place: SearchPlace;
  readonly set: (change: Partial<SearchPlace>) => void;
}

const PlacesContext = createContext<Places>({
  place: { last: undefined, similar: undefined },
  set: () => {},
});

export function SearchPlaceProvider({ children }: { readonly children: ReactNode }) {
  const [place, setPlace] = useState<SearchPlace>({ last: undefined, similar: undefined });
  const set = useCallback(
    (change: Partial<SearchPlace>) => setPlace((current) => ({ ...current, ...change })),
    [],
  );
  const places = useMemo<Places>(() => ({ place, set }), [place, set]);
  return <PlacesContext value={places}>{children}</PlacesContext>;
}

/** The query string of the search to go to; '' if there is none. */
export function useSearchPlace(): string {
  const { place } = useContext(PlacesContext);
  return place.last ?? place.similar ?? '';
}

/** Remembers a search, or a trace, that this component shows. */
export function useNotePlace(kind: keyof SearchPlace, query: string | undefined): void {
  const { set } = useContext(PlacesContext);
  useEffect(() => {
    if (query !== undefined) set({ [kind]: query });
  }, [kind, query, set]);
}
