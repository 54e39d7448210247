/** Everything that was found in a trace, the most telling first. */
import { findAbandoned, findErrorOrigins, findGivenUp, findRetried } from './errorFindings.ts';
import { compareFindings, type Finding } from './finding.ts';
import {
  findGaps,
  findLateWork,
  findNetworkWaits,
  findQueueLags,
  findRepeats,
  findSlowSpans,
} from './timeFindings.ts';
import type { TraceFacts } from './traceFacts.ts';

const finders: readonly ((facts: TraceFacts) => Finding[])[] = [
  findErrorOrigins,
  findRetried,
  findGivenUp,
  findAbandoned,
  findRepeats,
  findSlowSpans,
  findNetworkWaits,
  findQueueLags,
  findGaps,
  findLateWork,
];

/** Returns the findings by weight; the same for the same trace. */
export function listFindings(facts: TraceFacts): Finding[] {
  return finders.flatMap((find) => find(facts)).sort(compareFindings);
}
