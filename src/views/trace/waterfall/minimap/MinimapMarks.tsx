/**
 * Marks in the minimap: matches of find, also at the right
 * edge, where even a few are visible; and the selected span.
 */
import { memo, useCallback, useMemo } from 'react';
import { testHooks } from '../../../../base/testHooks.ts';
import type { TimeScale } from '../../../../layout/time/timeScale.ts';
import { layoutMinimapMarks } from '../../../../layout/waterfall/minimapLayout.ts';
import {
  layoutSpanFrame,
  type MinimapLines,
  minimapLines,
} from '../../../../layout/waterfall/minimapLines.ts';
import type { SpanIndex, Trace } from '../../../../model/trace.ts';
import { useSlices } from '../../context/useSlices.ts';
import styles from './Minimap.module.css';
import { MINIMAP_PADDING, PICTURE_HEIGHT } from './minimapSize.ts';

export interface MinimapMarksProps {
  readonly trace: Trace;
  readonly scale: TimeScale;
  /** The matches of find, ascending; undefined: there is no query. */
  readonly matches: Int32Array | undefined;
  readonly selected: SpanIndex | undefined;
}

export function MinimapMarks({ trace, scale, matches, selected }: MinimapMarksProps) {
  const lines = useMemo(() => minimapLines(trace.spans.count, PICTURE_HEIGHT), [trace]);
  return (
    <svg
      className={styles.picture}
      style={{ left: 0 }}
      width={scale.width + 2 * MINIMAP_PADDING}
      height={PICTURE_HEIGHT}
      aria-hidden="true"
    >
      {matches !== undefined && matches.length > 0 && (
        <MatchMarks trace={trace} scale={scale} lines={lines} matches={matches} />
      )}
      {selected !== undefined && (
        <SelectionMark trace={trace} scale={scale} lines={lines} selected={selected} />
      )}
    </svg>
  );
}

interface MarkProps {
  readonly trace: Trace;
  readonly scale: TimeScale;
  readonly lines: MinimapLines;
}

const MatchMarks = memo(function MatchMarks(props: MarkProps & { readonly matches: Int32Array }) {
  const { trace, scale, lines, matches } = props;
  const start = useCallback(
    () => layoutMinimapMarks(trace, matches, scale, lines),
    [trace, matches, scale, lines],
  );
  const marks = useSlices(start);
  if (marks === undefined) return null;
  return (
    <g className={styles.matches} data-testid={testHooks.minimapLayer} data-kind="matches">
      <path d={marks.inTime} transform={`translate(${MINIMAP_PADDING} 0)`} />
      <path d={marks.atEdge} transform={`translate(${MINIMAP_PADDING + scale.width + 4} 0)`} />
    </g>
  );
});

function SelectionMark({ trace, scale, lines, selected }: MarkProps & { readonly selected: SpanIndex }) {
  const { start, duration } = trace.spans;
  const frame = layoutSpanFrame(
    lines,
    scale,
    selected,
    start[selected],
    start[selected] + duration[selected],
  );
  return (
    <rect
      className={styles.selection}
      x={MINIMAP_PADDING + frame.x}
      y={frame.y}
      width={frame.width}
      height={frame.height}
      rx={1.5}
      data-testid={testHooks.minimapLayer}
      data-kind="selection"
    />
  );
}
