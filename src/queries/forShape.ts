/** Marks traces that are fetched for a thumbnail: nobody waits for them until a page shows one. */
import type { Query, QueryMeta } from '@tanstack/react-query';

/** The mark of a fetch that a thumbnail began. */
export const forShape: QueryMeta = { isForShape: true };

/** Whether nobody but a thumbnail waits for this query. */
export function isForShapeAlone(query: Query): boolean {
  return query.meta?.isForShape === true && query.getObserversCount() === 0;
}
