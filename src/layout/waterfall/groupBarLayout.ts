/**
 * The bars of groups in a window of rows: one segment for each running member, merged where they share
 * pixels.
 */
import { formatDuration } from '../../base/formatDuration.ts';
import type { GroupStats } from '../../model/rows/groupStats.ts';
import { type RowItem, rowKindOf } from '../../model/rows/rowItems.ts';
import type { ShownTree } from '../../model/rows/shownTree.ts';
import { itemAt } from '../../model/rows/visibleRows.ts';
import type { TimeScale } from '../time/timeScale.ts';
import { type BarLabel, layoutLabel, MIN_BAR_WIDTH } from './barLayout.ts';
import { BAR_HEIGHT, ROW_HEIGHT, rowTop } from './rowGeometry.ts';
import { stretchPath } from './stretchPath.ts';

export interface GroupBarLayout {
  readonly item: RowItem;
  /** A member; all members have its colour. */
  readonly head: number;
  /** Top of the bar, px from the top of the window's origin row. */
  readonly y: number;
  /** Paths of segments; '' if none is visible. */
  readonly path: string;
  readonly failingPath: string;
  readonly label: BarLabel;
}

export interface GroupBarInput {
  readonly tree: ShownTree;
  readonly rows: Int32Array;
  readonly firstRow: number;
  readonly endRow: number;
  /** The row from which y is measured. */
  readonly originRow: number;
  readonly scale: TimeScale;
  readonly statsOf: (item: RowItem) => GroupStats | undefined;
}

/** How far segments extend beyond the picture, px. */
const OVERHANG = 8;
/** Segments are slightly lower than a span's bar, because together they are not a single span. */
const INSET = 2;

/** The cost depends on what is drawn, not on the contents of the groups. */
export function layoutGroupBars(input: GroupBarInput): GroupBarLayout[] {
  const { tree, rows, firstRow, endRow, originRow, scale, statsOf } = input;
  const bars: GroupBarLayout[] = [];
  if (tree.groups === undefined) return bars;
  for (let row = firstRow; row < endRow; row++) {
    const item = itemAt(rows, row);
    if (item === undefined || rowKindOf(tree.trace, item) !== 'group') continue;
    const stats = statsOf(item);
    if (stats === undefined) continue;
    const y = rowTop(row, originRow) + (ROW_HEIGHT - BAR_HEIGHT) / 2;
    const box = {
      left: -OVERHANG,
      right: scale.width + OVERHANG,
      top: y + INSET,
      bottom: y + BAR_HEIGHT - INSET,
      leastWidth: MIN_BAR_WIDTH,
    };
    const all = stats.stretches;
    const failing = stats.failing;
    const left = scale.toX(all.start[0]);
    const right = scale.toX(all.end[all.end.length - 1]);
    bars.push({
      item,
      head: stats.head,
      y,
      path: stretchPath({ ...all, from: 0, to: all.start.length, scale }, box),
      failingPath: stretchPath({ ...failing, from: 0, to: failing.start.length, scale }, box),
      label: besideOnly(
        layoutLabel(
          `Σ ${formatDuration(stats.sum)}`,
          Math.max(box.left, left),
          Math.min(box.right, right),
          scale,
        ),
      ),
    });
  }
  return bars;
}

/** Text is unreadable on top of segments; the row shows the same text. */
function besideOnly(label: BarLabel): BarLabel {
  return label.placement === 'inside' ? { text: '', x: 0, placement: 'none' } : label;
}
