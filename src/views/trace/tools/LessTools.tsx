/** The tools that make a trace smaller: groups of repeated siblings, the shortest duration, the bars. */
import { formatCount } from '../../../base/formatCount.ts';
import { testHooks } from '../../../base/testHooks.ts';
import { Button } from '../../../ui/Button.tsx';
import { commandTooltip } from '../../shared/commandTooltip.ts';
import { countOf } from '../context/countOf.ts';
import { useTraceState, useTraceView } from '../context/traceView.ts';
import styles from './LessTools.module.css';
import { ThresholdControl } from './ThresholdControl.tsx';
import { useSpanGroups } from './useSpanGroups.ts';

export function LessTools() {
  useSpanGroups();
  return (
    <>
      <GroupToggle />
      <ThresholdControl />
      <PathToggle />
      <BarsToggle />
    </>
  );
}

/** Shown only if something repeats. */
function GroupToggle() {
  const { act } = useTraceView();
  const isGrouped = useTraceState((state) => state.isGrouped);
  const count = useTraceState((state) => state.groups?.count ?? 0);
  if (count === 0) return null;
  return (
    <Button
      onClick={() => act.setGrouped(!isGrouped)}
      aria-pressed={isGrouped}
      title={commandTooltip(
        'group',
        `Show repeated siblings as one row: ${countOf(count, 'group')} of five or more`,
      )}
      data-testid={testHooks.groupToggle}
      data-total={count}
    >
      Group
      <span className={styles.count}>{formatCount(count)}</span>
    </Button>
  );
}

function PathToggle() {
  const { act } = useTraceView();
  const isShown = useTraceState((state) => state.isPathShown);
  return (
    <Button
      onClick={() => act.setPathShown(!isShown)}
      aria-pressed={isShown}
      title={commandTooltip(
        'toggle-path',
        'Critical path: mark in the bars what decided how long the trace took',
      )}
      data-testid={testHooks.pathToggle}
    >
      Critical path
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
      title={commandTooltip('toggle-bars', 'Hide the bars: names take the whole width')}
      data-testid={testHooks.barsToggle}
    >
      Names only
    </Button>
  );
}
