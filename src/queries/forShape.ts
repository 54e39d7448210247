/** Marks traces that are fetched for a thumbnail. Nothing waits for them until a page shows one. */
import type { Query, QueryMeta } from '@tanstack/react-query';

/** The mark of a fetch that was started for a thumbnail. */
export const forShape: QueryMeta = { isForShape: true };

/** Returns whether this query is only needed for a thumbnail. */
export function isForShapeAlone(query: Query): boolean {
  return query.meta?.isForShape === true && query.getObserversCount() === 0;
}
