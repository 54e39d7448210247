/** The time axis above the bars: labels, the time under the pointer, and a drag that zooms to a range. */
import type { PointerEvent, RefObject } from 'react';
import { testHooks } from '../../../../base/testHooks.ts';
import type { IdleMark } from '../../../../layout/time/idleBreaks.ts';
import { placeTickLabels } from '../../../../layout/time/tickLabels.ts';
import type { Tick, TimeScale } from '../../../../layout/time/timeScale.ts';
import type { TraceViewActions } from '../../../../store/trace/actions.ts';
import { useRangeDrag } from '../frame/useRangeDrag.ts';
import styles from './TimeAxis.module.css';

export interface TimeAxisProps {
  readonly scale: TimeScale;
  readonly ticks: readonly Tick[];
  /** Tick labels leave room for those of squeezed time. */
  readonly idleMarks: readonly IdleMark[];
  /** Space to the left of time 0, px. */
  readonly padding: number;
  readonly act: TraceViewActions;
  /** The element that shows the time under the pointer; its text is set while the pointer moves. */
  readonly cursorLabel: RefObject<HTMLSpanElement | null>;
}

export function TimeAxis({ scale, ticks, idleMarks, padding, act, cursorLabel }: TimeAxisProps) {
  const drag = useRangeDrag(scale, padding, (a, b) => act.showTime(a, b));
  const taken = idleMarks.map(({ label, labelX, labelWidth, x, width }) =>
    label === '' ? { left: x, right: x + width } : { left: labelX, right: labelX + labelWidth },
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: commands do the same by keyboard
    <div
      className={styles.axis}
      data-testid={testHooks.timeAxis}
      title="Drag to zoom, double-click to show the whole trace"
      onPointerDown={(event: PointerEvent<HTMLElement>) => drag.begin(event)}
      onPointerMove={drag.move}
      onPointerUp={drag.end}
      onPointerCancel={drag.cancel}
      onDoubleClick={() => act.resetZoom()}
    >
      {placeTickLabels(ticks, scale.width, taken).map(({ tick, side }) => (
        <span
          key={tick.time}
          className={styles.tick}
          data-at={side}
          style={{ transform: `translateX(${Math.round(padding + tick.x)}px)` }}
        >
          {side !== 'none' && <span>{tick.label}</span>}
        </span>
      ))}
      <span className={styles.cursor} ref={cursorLabel} aria-hidden="true" />
      <span className={styles.drag} ref={drag.mark} aria-hidden="true" />
    </div>
  );
}
