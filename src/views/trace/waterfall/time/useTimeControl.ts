/** Zooms and pans the timeline in pixels: the time under the pointer stays there. */
import { useLayoutEffect, useMemo, useRef } from 'react';
import { createTimeScale, type TimeScale } from '../../../../layout/time/timeScale.ts';
import { pannedRange, zoomedRange } from '../../../../layout/time/timeZoom.ts';
import { fullRange, type TimeRange } from '../../../../model/timeRange.ts';
import { useTraceView } from '../../context/traceView.ts';

export interface TimeControl {
  /**
   * Shows more time (factor > 1) or less. The time at `x` (px from time 0) stays in place; without `x` the
   * time under the pointer, else the middle.
   */
  readonly zoom: (factor: number, x?: number) => void;
  /** Moves the view by a distance, px. */
  readonly pan: (px: number) => void;
  /** Moves the view by a share of its width. */
  readonly panByShare: (share: number) => void;
}

/**
 * `pointerX`: returns the position of the pointer, px from time 0; undefined
 * if it is not over the timeline. Returns the same control every time.
 */
export function useTimeControl(scale: TimeScale, pointerX: () => number | undefined): TimeControl {
  const { store, act } = useTraceView();
  const latest = useRef({ scale, pointerX });
  useLayoutEffect(() => {
    latest.current = { scale, pointerX };
  });
  return useMemo(() => {
    /** The scale of the current view, which may not have been drawn yet. */
    const scaleNow = (): TimeScale => {
      const { range } = store.getState();
      const drawn = latest.current.scale;
      return drawn.range === range ? drawn : createTimeScale(range, drawn.width, drawn.gaps);
    };
    const show = ({ start, end }: TimeRange) => act.showTime(start, end);
    const full = () => fullRange(store.getState().trace);
    const pan = (px: number) => show(pannedRange(scaleNow(), px, full()));
    return {
      zoom: (factor, x) => {
        const now = scaleNow();
        show(zoomedRange(now, factor, x ?? latest.current.pointerX() ?? now.width / 2, full()));
      },
      pan,
      panByShare: (share) => pan(share * latest.current.scale.width),
    };
  }, [store, act]);
}
