/** The way back from a subtree: its ancestors, and how much of the trace is outside. */

import X from 'lucide-react/icons/x';
import { testHooks } from '../../../base/testHooks.ts';
import { countErrorsWithin } from '../../../model/rows/shownTree.ts';
import { countErrors } from '../../../model/summaries/summarizeTrace.ts';
import type { SpanIndex, Trace } from '../../../model/trace.ts';
import { asSpanIndex } from '../../../model/trace.ts';
import { Button } from '../../../ui/Button.tsx';
import { commandTooltip } from '../../shared/commandTooltip.ts';
import { countOf } from '../context/countOf.ts';
import { shortenPath } from '../context/shortenPath.ts';
import { operationText, serviceText } from '../context/spanText.ts';
import { useTraceState, useTraceView } from '../context/traceView.ts';
import styles from './FocusBreadcrumb.module.css';

/** Names at most this many ancestors. */
const MOST_STEPS = 6;

export function FocusBreadcrumb() {
  const trace = useTraceState((state) => state.trace);
  const root = useTraceState((state) => state.root);
  return root === undefined ? null : <Breadcrumb trace={trace} root={root} />;
}

function Breadcrumb({ trace, root }: { readonly trace: Trace; readonly root: SpanIndex }) {
  const { act } = useTraceView();
  const { count, subtreeEnd } = trace.spans;
  const spans = count - (subtreeEnd[root] - root);
  const errors = countErrors(trace) - countErrorsWithin(trace, root);
  const above = shortenPath(ancestorsOf(trace, root), MOST_STEPS);
  return (
    <nav aria-label="Subtree" className={styles.line} data-testid={testHooks.focusBreadcrumb}>
      <ol className={styles.path}>
        {above.map((span) =>
          span === undefined ? (
            <li key="…">…</li>
          ) : (
            <li key={span}>
              <button
                type="button"
                className={styles.step}
                title={serviceText(trace, span)}
                onClick={() => act.setRoot(span)}
              >
                {operationText(trace, span)}
              </button>
            </li>
          ),
        )}
        <li aria-current="true" className={styles.current}>
          {operationText(trace, root)}
        </li>
      </ol>
      <span className={styles.outside} data-hidden-spans={spans} data-hidden-errors={errors}>
        {countOf(spans, 'span')}, {countOf(errors, 'error')} outside
      </span>
      <Button
        look="outline"
        className={styles.leave}
        onClick={act.leaveRoot}
        title={commandTooltip('close', 'Show the whole trace')}
      >
        <X size={13} aria-hidden /> Show whole trace
      </Button>
    </nav>
  );
}

/** Ordered from the root down. */
function ancestorsOf(trace: Trace, root: SpanIndex): SpanIndex[] {
  const above: SpanIndex[] = [];
  for (let at = trace.spans.parent[root]; at >= 0; at = trace.spans.parent[at]) above.push(asSpanIndex(at));
  return above.reverse();
}
