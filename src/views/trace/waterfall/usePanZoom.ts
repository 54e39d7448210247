/** The wheel over the timeline: with Ctrl it zooms at the pointer, with Shift or sideways it pans, else it scrolls the rows. */
import { useEffect } from 'react';
import type { TimeScale } from '../../../layout/timeScale.ts';
import type { TraceViewActions } from '../../../store/createTraceViewActions.ts';
import { wheelMeaning, wheelUnit } from './wheelMeaning.ts';

/** A notch of a wheel is about 100 px: a fifth more or less. */
const ZOOM_PER_PX = Math.log(1.2) / 100;

/** `left`: where the scale's 0 is, px from the element's left edge. Wheel events of one frame are taken together. */
export function usePanZoom(
  element: HTMLElement | null,
  scale: TimeScale,
  left: number,
  act: TraceViewActions,
): void {
  useEffect(() => {
    if (element === null) return undefined;
    let frame = 0;
    let zoomPx = 0;
    let panPx = 0;
    let at: number | undefined;
    const flush = () => {
      frame = 0;
      if (zoomPx !== 0) act.zoom(Math.exp(zoomPx * ZOOM_PER_PX), at);
      if (panPx !== 0) act.pan(panPx / scale.width);
      zoomPx = 0;
      panPx = 0;
    };
    const onWheel = (event: WheelEvent) => {
      const meaning = wheelMeaning(event);
      if (meaning === 'scroll') return;
      event.preventDefault();
      const unit = wheelUnit(event, scale.width);
      if (meaning === 'zoom') {
        zoomPx += event.deltaY * unit;
        const x = event.clientX - element.getBoundingClientRect().left - left;
        at = scale.toTime(Math.max(0, Math.min(scale.width, x)));
      } else {
        panPx += (event.deltaX === 0 ? event.deltaY : event.deltaX) * unit;
      }
      if (frame === 0) frame = requestAnimationFrame(flush);
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      element.removeEventListener('wheel', onWheel);
      cancelAnimationFrame(frame);
      // What came since the last frame is not lost when the view changes meanwhile.
      if (frame !== 0) flush();
    };
  }, [element, scale, left, act]);
}
