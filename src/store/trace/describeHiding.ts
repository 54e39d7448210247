/** Why spans are hidden, in words: the text after "12 spans" wherever they are counted. */
import { formatThreshold } from '../../model/filter/spanFilter.ts';
import type { TraceViewState } from './state.ts';

/** "shorter than 5 ms", "shorter than 1% of the trace or without a match"; empty if nothing is hidden. */
export function describeHiding(
  state: Pick<TraceViewState, 'threshold' | 'hiddenValues' | 'findMode' | 'findText'>,
): string {
  const { threshold, hiddenValues, findMode, findText } = state;
  const reasons: string[] = [];
  if (threshold !== undefined) {
    const ofWhat = threshold.unit === 'share' ? ' of the trace' : '';
    reasons.push(`shorter than ${formatThreshold(threshold)}${ofWhat}`);
  }
  if (hiddenValues.length > 0) reasons.push('switched off in the legend');
  if (findMode === 'hide' && findText.trim() !== '') reasons.push('without a match');
  return reasons.join(' or ');
}
