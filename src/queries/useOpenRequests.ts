/** How many questions are under way, for whoever must know that the page is at rest. */
import { type Query, useIsFetching } from '@tanstack/react-query';
import { isForShapeAlone } from './forShape.ts';

/** Traces that are fetched for their shapes do not count: nobody asked for them. */
export function useOpenRequests(): number {
  return useIsFetching(ASKED);
}

const ASKED = { predicate: (query: Query) => !isForShapeAlone(query) };
