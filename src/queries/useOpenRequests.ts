/** How many requests are in progress, for whatever needs to know that the page is idle. */
import { type Query, useIsFetching } from '@tanstack/react-query';
import { isForShapeAlone } from './forShape.ts';

/** Traces that are fetched for their shapes do not count, because the user did not ask for them. */
export function useOpenRequests(): number {
  return useIsFetching(ASKED);
}

const ASKED = { predicate: (query: Query) => !isForShapeAlone(query) };
