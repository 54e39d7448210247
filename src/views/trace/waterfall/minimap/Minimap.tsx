/** The whole trace in miniature, with the time range in view: drag to zoom, or move its ends. */
import { memo, type PointerEvent, type RefObject, useMemo, useRef } from 'react';
import { testHooks } from '../../../../base/testHooks.ts';
import type { SpanColors } from '../../../../layout/spanColors.ts';
import { createTimeScale } from '../../../../layout/time/timeScale.ts';
import { fullRange, type TimeRange } from '../../../../model/timeRange.ts';
import type { SpanIndex, Trace } from '../../../../model/trace.ts';
import type { TraceViewActions } from '../../../../store/trace/actions.ts';
import { type ElementSize, useElementSize } from '../frame/useElementSize.ts';
import { useRangeDrag } from '../frame/useRangeDrag.ts';
import styles from './Minimap.module.css';
import { MinimapHandle } from './MinimapHandle.tsx';
import { MinimapMarks } from './MinimapMarks.tsx';
import { MinimapPicture } from './MinimapPicture.tsx';
import { MINIMAP_HEIGHT, MINIMAP_PADDING } from './minimapSize.ts';

export interface MinimapProps {
  readonly trace: Trace;
  readonly colors: SpanColors;
  readonly range: TimeRange;
  /** Idle time to squeeze. */
  readonly gaps: readonly TimeRange[];
  /** The matches of find, ascending; undefined: there is no query. */
  readonly matches: Int32Array | undefined;
  readonly selected: SpanIndex | undefined;
  /** Shows which rows are in view; moved by the code that scrolls. */
  readonly rowsMark: RefObject<HTMLSpanElement | null>;
  readonly act: TraceViewActions;
}

/** Does not render while rows scroll. */
export const Minimap = memo(function Minimap(props: MinimapProps) {
  const { trace, colors, range, gaps, matches, selected, rowsMark, act } = props;
  const element = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(element, guessSize);
  const full = fullRange(trace);
  const scale = useMemo(
    () => createTimeScale(fullRange(trace), width - 2 * MINIMAP_PADDING, gaps),
    [trace, width, gaps],
  );
  const drag = useRangeDrag(scale, MINIMAP_PADDING, (a, b) => act.showTime(a, b));
  const from = scale.toX(range.start);
  const to = scale.toX(range.end);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: handles and commands do it by keyboard
    <div
      ref={element}
      className={styles.minimap}
      data-testid={testHooks.minimap}
      onPointerDown={(event: PointerEvent<HTMLElement>) => drag.begin(event)}
      onPointerMove={drag.move}
      onPointerUp={drag.end}
      onPointerCancel={drag.cancel}
      onDoubleClick={() => act.resetZoom()}
    >
      {width > 0 && (
        <>
          <MinimapPicture trace={trace} colors={colors} scale={scale} />
          {scale.breaks.map(({ gap, x, width: breakWidth }) => (
            <span
              key={gap.start}
              className={styles.break}
              style={{ left: MINIMAP_PADDING + x, width: breakWidth }}
            />
          ))}
          <span className={styles.veil} style={{ left: 0, width: MINIMAP_PADDING + from }} />
          <span className={styles.veil} style={{ left: MINIMAP_PADDING + to, right: 0 }} />
          <MinimapMarks trace={trace} scale={scale} matches={matches} selected={selected} />
          <span className={styles.drag} ref={drag.mark} />
          <MinimapHandle
            side="left"
            x={MINIMAP_PADDING + from}
            value={range.start}
            least={full.start}
            most={range.end}
            scale={scale}
            onMove={(time) => act.showTime(Math.min(time, range.end), range.end)}
          />
          <MinimapHandle
            side="right"
            x={MINIMAP_PADDING + to}
            value={range.end}
            least={range.start}
            most={full.end}
            scale={scale}
            onMove={(time) => act.showTime(range.start, Math.max(time, range.start))}
          />
        </>
      )}
      <span
        ref={rowsMark}
        className={styles.rows}
        aria-hidden="true"
        data-testid={testHooks.minimapLayer}
        data-kind="rows"
      />
    </div>
  );
});

/** A first guess of the width: that of the window, as if the details are closed. */
function guessSize(): ElementSize {
  return { width: document.documentElement.clientWidth, height: MINIMAP_HEIGHT };
}
