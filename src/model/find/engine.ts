/** Find as one module, so that its code can load after the first rows. */

import { parseSpanQuery } from './parse.ts';
import { searchSpansInSteps } from './search.ts';

export interface FindEngine {
  readonly parse: typeof parseSpanQuery;
  readonly search: typeof searchSpansInSteps;
}

export const findEngine: FindEngine = { parse: parseSpanQuery, search: searchSpansInSteps };
