/** The tools that make a trace smaller: groups of repeated siblings, the shortest duration, the bars; and what is hidden. */
import { testHooks } from '../../base/testHooks.ts';
import { Button } from '../../ui/Button.tsx';
import { countOf, withErrors } from './countOf.ts';
import styles from './LessTools.module.css';
import { ThresholdControl } from './ThresholdControl.tsx';
import { useTraceState, useTraceView } from './traceView.ts';
import { useSpanGroups } from './useSpanGroups.ts';

export function LessTools() {
  useSpanGroups();
  return (
    <>
      <GroupToggle />
      <ThresholdControl />
      <BarsToggle />
      <HiddenSummary />
    </>
  );
}

/** Only where something repeats. */
function GroupToggle() {
  const { act } = useTraceView();
  const isGrouped = useTraceState((state) => state.isGrouped);
  const count = useTraceState((state) => state.groups?.count ?? 0);
  if (count === 0) return null;
  return (
    <Button
      onClick={() => act.setGrouped(!isGrouped)}
      aria-pressed={isGrouped}
      title={`Show repeated siblings as one row: ${countOf(count, 'group')} of five or more (g)`}
      data-testid={testHooks.groupToggle}
      data-total={count}
    >
      Group
      <span className={styles.count}>{count.toLocaleString('en')}</span>
    </Button>
  );
}

function BarsToggle() {
  const { act } = useTraceView();
  const areHidden = useTraceState((state) => state.areBarsHidden);
  return (
    <Button
      onClick={() => act.setBarsHidden(!areHidden)}
      aria-pressed={areHidden}
      title="Hide the bars: names take the whole width (b)"
      data-testid={testHooks.barsToggle}
    >
      Names only
    </Button>
  );
}

/** What the filter hides, as long as it hides something. */
function HiddenSummary() {
  const { act, select } = useTraceView();
  const tree = useTraceState(select.tree);
  const { spans, errors } = select.hiddenTotals(tree);
  return (
    <span
      role="status"
      className={styles.hidden}
      data-testid={testHooks.hiddenSummary}
      data-hidden-spans={spans}
      data-hidden-errors={errors}
    >
      {spans > 0 && (
        <>
          <span>
            <strong>{spans.toLocaleString('en')}</strong> of {countOf(tree.end - tree.first, 'span')} hidden
            {errors > 0 && <span className={styles.errors}>, {withErrors(errors)}</span>}
          </span>
          <Button onClick={act.showEverything} title="Show everything that is hidden (x)">
            Show all
          </Button>
        </>
      )}
    </span>
  );
}
