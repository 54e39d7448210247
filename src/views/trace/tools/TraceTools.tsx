/** The line of tools above the timeline: find, collapse and expand, the time in view. */
import type { RefObject } from 'react';
import { formatDuration } from '../../../base/formatDuration.ts';
import { testHooks } from '../../../base/testHooks.ts';
import { createTimeScale } from '../../../layout/time/timeScale.ts';
import { isSameRange, type TimeRange } from '../../../model/timeRange.ts';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { commandLabel, commandTooltip } from '../../shared/commandTooltip.ts';
import { useTraceState, useTraceView } from '../context/traceView.ts';
import { FindBar } from '../find/FindBar.tsx';
import { LessToolsLater } from './LessToolsLater.tsx';
import styles from './TraceTools.module.css';

/** The ends of the view are written to one part in this many of its length. */
const VIEW_STEPS = 500;

export function TraceTools({ findInput }: { readonly findInput: RefObject<HTMLInputElement | null> }) {
  const { act, select } = useTraceView();
  const range = useTraceState((state) => state.range);
  const isFull = useTraceState((state) => isSameRange(state.range, select.home(state)));
  const gaps = useTraceState(select.squeezedGaps);
  return (
    <div className={styles.tools}>
      <FindBar inputRef={findInput} />
      <LevelTools />
      <SqueezeToggle />
      <LessToolsLater />
      <span className={styles.free} />
      <span className={styles.zoom}>
        Zoom{' '}
        <strong>
          {isFull && range.start === 0 ? `0 – ${formatDuration(range.end)}` : formatView(range, gaps)}
        </strong>
      </span>
      <Button
        onClick={act.resetZoom}
        disabled={isFull}
        title={commandTooltip('reset-zoom')}
        data-testid={testHooks.zoomReset}
      >
        Reset
      </Button>
    </div>
  );
}

/** Collapse and expand, all or one level. */
function LevelTools() {
  const { act } = useTraceView();
  return (
    <span className={styles.levels}>
      <Button
        onClick={act.collapseAll}
        title={commandTooltip('collapse-all')}
        data-testid={testHooks.collapseAll}
      >
        Collapse
      </Button>
      <IconButton
        {...commandLabel('collapse-one-level')}
        onClick={act.collapseOneLevel}
        data-testid={testHooks.collapseLevel}
      >
        −1
      </IconButton>
      <Button onClick={act.expandAll} title={commandTooltip('expand-all')} data-testid={testHooks.expandAll}>
        Expand
      </Button>
      <IconButton
        {...commandLabel('expand-one-level')}
        onClick={act.expandOneLevel}
        data-testid={testHooks.expandLevel}
      >
        +1
      </IconButton>
    </span>
  );
}

/** Shown only if there is idle time. */
function SqueezeToggle() {
  const { act, select } = useTraceView();
  const hasGaps = useTraceState((state) => select.idleGaps(state).length > 0);
  const isSqueezed = useTraceState(select.isSqueezed);
  if (!hasGaps) return null;
  return (
    <Button
      onClick={act.toggleSqueeze}
      aria-pressed={isSqueezed}
      title={commandTooltip('toggle-squeeze', 'Draw long stretches in which nothing runs as a narrow mark')}
      data-testid={testHooks.squeezeToggle}
    >
      Squeeze idle time
    </Button>
  );
}

/** Both ends in one unit, with as many decimals as the time without its squeezed parts needs. */
function formatView(range: TimeRange, gaps: readonly TimeRange[]): string {
  const { format } = createTimeScale(range, VIEW_STEPS, gaps);
  return `${format(range.start)} – ${format(range.end)}`;
}
