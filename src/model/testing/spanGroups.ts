/** The groups of a drawn trace, without its pauses. */
import { runToEnd } from '../../base/slicedTask.ts';
import { findSpanGroups } from '../findSpanGroups.ts';
import type { SpanGroups } from '../spanGroups.ts';
import type { Trace } from '../trace.ts';

export function computeSpanGroups(trace: Trace): SpanGroups {
  return runToEnd(findSpanGroups(trace));
}
