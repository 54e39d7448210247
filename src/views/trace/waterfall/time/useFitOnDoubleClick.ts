/**
 * A double click on a bar fits its span: the one that the
 * first click hit, since opening the details moves the bars.
 */
import { type MouseEvent, useCallback, useEffect, useRef } from 'react';
import type { Hit } from '../../../../layout/waterfall/hitTest.ts';
import type { TraceViewActions } from '../../../../store/trace/actions.ts';

/** Returns the listener that remembers what the first click hits. The second click may land anywhere. */
export function useFitOnDoubleClick(act: TraceViewActions): (event: MouseEvent, hit: Hit) => void {
  const first = useRef<Hit>({ kind: 'none' });
  useEffect(() => {
    const onMouseDown = (event: globalThis.MouseEvent) => {
      const hit = first.current;
      if (event.detail < 2) first.current = { kind: 'none' };
      else if (event.detail === 2 && (hit.kind === 'bar' || hit.kind === 'event')) act.fitSpan(hit.span);
    };
    // In the capture phase, so that it runs before the rows’ own listener, which remembers.
    window.addEventListener('mousedown', onMouseDown, { capture: true });
    return () => window.removeEventListener('mousedown', onMouseDown, { capture: true });
  }, [act]);
  return useCallback((event, hit) => {
    if (event.detail === 1 && event.button === 0) first.current = hit;
  }, []);
}
