/**
 * The wheel over the timeline: with Ctrl it zooms at the pointer,
 * with Shift or sideways it pans, else it scrolls the rows.
 */
import { type RefObject, useEffect } from 'react';
import type { TimeControl } from './useTimeControl.ts';

/** A notch of the wheel is about 100 px, which zooms by a fifth. */
const ZOOM_PER_PX = Math.log(1.2) / 100;
const LINE_PX = 16;

/** `left`: the position of time 0, px from the frame's left edge. Wheel events of one frame are added up. */
export function usePanZoom(frame: RefObject<HTMLElement | null>, left: number, time: TimeControl): void {
  useEffect(() => {
    const { current: element } = frame;
    if (element === null) return undefined;
    let request = 0;
    let zoomPx = 0;
    let panPx = 0;
    let at = 0;
    const flush = () => {
      request = 0;
      if (zoomPx !== 0) time.zoom(Math.exp(zoomPx * ZOOM_PER_PX), at);
      if (panPx !== 0) time.pan(panPx);
      zoomPx = 0;
      panPx = 0;
    };
    const onWheel = (event: WheelEvent) => {
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : LINE_PX;
      const isZoom = event.ctrlKey || event.metaKey;
      const isSideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
      if (!isZoom && !isSideways) return;
      event.preventDefault();
      if (isZoom) {
        zoomPx += event.deltaY * unit;
        at = event.clientX - element.getBoundingClientRect().left - left;
      } else {
        panPx += (event.deltaX === 0 ? event.deltaY : event.deltaX) * unit;
      }
      if (request === 0) request = requestAnimationFrame(flush);
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      element.removeEventListener('wheel', onWheel);
      cancelAnimationFrame(request);
      // Wheel events since the last frame are not lost if the divider moves meanwhile.
      if (request !== 0) flush();
    };
  }, [frame, left, time]);
}
