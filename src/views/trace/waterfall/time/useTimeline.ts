/** Widths, scale and ticks of the timeline, shared by axis, bars, pointer and wheel. */
import { useMemo, useState } from 'react';
import { type IdleMark, layoutIdleMarks } from '../../../../layout/time/idleBreaks.ts';
import { createTimeScale, type Tick, type TimeScale } from '../../../../layout/time/timeScale.ts';
import type { TimeRange } from '../../../../model/timeRange.ts';
import { usePreferences } from '../../../shared/preferences.ts';
import { clampShare } from '../frame/ColumnDivider.tsx';

export interface Timeline {
  readonly scale: TimeScale;
  readonly ticks: readonly Tick[];
  readonly idleMarks: readonly IdleMark[];
  readonly namesWidth: number;
  /** The share of the width that the names take at the moment. */
  readonly share: number;
  readonly moveDivider: (share: number) => void;
  readonly keepDivider: (share: number) => void;
}

/**
 * Space to the left of the first time and to the right of
 * the last, px: room for labels and diamonds at the ends.
 */
export const TIME_PADDING = { left: 10, right: 16 } as const;
/** Space for a label, px; on a narrow axis labels are closer together. */
const TICK_GAP = { least: 56, most: 110 } as const;

/** Names are at least this wide, px, but at most half of the window. */
const LEAST_NAMES = 150;

/**
 * `width`: of names and bars together, px; `gaps`: time to
 * squeeze; `idle`: when nothing runs, shown or hidden.
 */
export function useTimeline(
  width: number,
  range: TimeRange,
  gaps: readonly TimeRange[],
  idle: readonly TimeRange[],
): Timeline {
  const keptShare = usePreferences((preferences) => preferences.namesWidth);
  const setPreferences = usePreferences((preferences) => preferences.set);
  const [draggedShare, setDraggedShare] = useState<number>();
  const least = width === 0 ? 0 : Math.min(LEAST_NAMES, width / 2) / width;
  const share = Math.max(least, clampShare(draggedShare ?? keptShare));
  const namesWidth = Math.round(width * share);
  const timeWidth = width - namesWidth - TIME_PADDING.left - TIME_PADDING.right;
  const scale = useMemo(() => createTimeScale(range, timeWidth, gaps), [range, timeWidth, gaps]);
  const idleMarks = useMemo(() => layoutIdleMarks(scale, idle), [scale, idle]);
  const ticks = useMemo(
    () => scale.ticks(Math.min(TICK_GAP.most, Math.max(TICK_GAP.least, scale.width / 4))),
    [scale],
  );
  return {
    scale,
    ticks,
    idleMarks,
    namesWidth,
    share,
    moveDivider: setDraggedShare,
    keepDivider: (next) => {
      setDraggedShare(undefined);
      setPreferences({ namesWidth: next });
    },
  };
}
