/** Find as one piece, so that its code can come after the first rows. */
import { searchSpansInSteps } from './searchSpans.ts';
import { parseSpanQuery } from './spanQueryParse.ts';

export interface FindEngine {
  readonly parse: typeof parseSpanQuery;
  readonly search: typeof searchSpansInSteps;
}

export const findEngine: FindEngine = { parse: parseSpanQuery, search: searchSpansInSteps };
