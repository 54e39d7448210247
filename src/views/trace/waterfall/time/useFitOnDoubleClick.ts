/** A double-click on a bar fits its span. The first click may open the details, which move the bars: what it hit counts. */
import { type MouseEvent, useCallback, useEffect, useRef } from 'react';
import type { Hit } from '../../../../layout/waterfall/hitTest.ts';
import type { TraceViewActions } from '../../../../store/trace/actions.ts';

/** Gives the listener that remembers what a first click hits. The second one may fall anywhere. */
export function useFitOnDoubleClick(act: TraceViewActions): (event: MouseEvent, hit: Hit) => void {
  const first = useRef<Hit>({ kind: 'none' });
  useEffect(() => {
    const onMouseDown = (event: globalThis.MouseEvent) => {
      const hit = first.current;
      if (event.detail < 2) first.current = { kind: 'none' };
      else if (event.detail === 2 && (hit.kind === 'bar' || hit.kind === 'event')) act.fitSpan(hit.span);
    };
    // While it goes down, before the listener of the rows that remembers.
    window.addEventListener('mousedown', onMouseDown, { capture: true });
    return () => window.removeEventListener('mousedown', onMouseDown, { capture: true });
  }, [act]);
  return useCallback((event, hit) => {
    if (event.detail === 1 && event.button === 0) first.current = hit;
  }, []);
}
