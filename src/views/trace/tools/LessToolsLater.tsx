/**
 * The tools that make a trace smaller. Their code is fetched once the rows have been painted; they are the last tools
 * on their side, so nothing moves when they appear.
 */

import { type LaterCode, useAfterPaint } from '../../shared/laterCode.ts';
import { PartFailureLine } from '../../shared/PartFailure.tsx';
import { pagePart } from '../../shared/pagePart.ts';

const lessTools: LaterCode<object> = pagePart(
  'The tools that hide spans',
  async () => (await import('./LessTools.tsx')).LessTools,
);

export function LessToolsLater() {
  const { value: LessTools, failure, isTrying, onRetry } = useAfterPaint(lessTools);
  if (LessTools !== undefined) return <LessTools />;
  if (failure === undefined) return null;
  return <PartFailureLine failure={failure} isTrying={isTrying} onRetry={onRetry} />;
}
