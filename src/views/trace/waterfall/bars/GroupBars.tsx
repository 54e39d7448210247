/** The bars of groups: a segment for each time range in which a member runs, red where one failed. */

import { colorOfSpan } from '../../../../layout/spanColors.ts';
import type { GroupBarLayout } from '../../../../layout/waterfall/groupBarLayout.ts';
import { BAR_HEIGHT } from '../../../../layout/waterfall/rowGeometry.ts';
import type { RowContext } from '../frame/rowContext.ts';
import styles from './SpanBars.module.css';

export interface GroupBarsProps {
  readonly context: RowContext;
  readonly bars: readonly GroupBarLayout[];
}

export function GroupBars({ context, bars }: GroupBarsProps) {
  return bars.map((bar) => (
    <g key={bar.item} style={{ color: colorOfSpan(context.colors, bar.head).color }}>
      <path className={styles.bar} d={bar.path} />
      {bar.failingPath !== '' && <path className={styles.failing} d={bar.failingPath} />}
      {bar.label.text !== '' && (
        <text
          className={styles.label}
          data-placement={bar.label.placement}
          x={bar.label.x}
          y={bar.y + BAR_HEIGHT / 2}
        >
          {bar.label.text}
        </text>
      )}
    </g>
  ));
}
