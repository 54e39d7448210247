/** How much of the critical path a span owns, while the path is shown. */
import { formatDuration } from '../../../base/formatDuration.ts';
import { testHooks } from '../../../base/testHooks.ts';
import type { SpanIndex, Trace } from '../../../model/trace.ts';
import { formatShare } from '../context/formatShare.ts';
import { useCriticalPath } from '../context/pathPart.ts';
import { useTraceState } from '../context/traceView.ts';
import styles from './PathFact.module.css';

interface PathFactProps {
  readonly trace: Trace;
  readonly span: SpanIndex;
}

export function PathFact({ trace, span }: PathFactProps) {
  const isShown = useTraceState((state) => state.isPathShown);
  const critical = useCriticalPath(trace, isShown);
  if (critical === undefined) return null;
  const time = critical.path.pathTime[span];
  const drag = critical.drags[span];
  const share = trace.duration > 0 ? ` (${formatShare(time / trace.duration)} of the trace)` : '';
  return (
    <p
      className={styles.fact}
      data-testid={testHooks.drawerFact}
      data-kind="path"
      data-us={time}
      data-drag-us={drag}
    >
      {time > 0
        ? `On the critical path for ${formatDuration(time)}${share}.`
        : 'Not on the critical path itself.'}{' '}
      {drag > 0
        ? `Without it and what it waits for, the trace would be shorter by ${formatDuration(drag)} at most.`
        : 'Without it, the trace would take as long.'}
    </p>
  );
}
