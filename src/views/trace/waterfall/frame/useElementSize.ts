/** The inner size of an element, px, kept up to date. */
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

export interface ElementSize {
  readonly width: number;
  readonly height: number;
}

const unknown: ElementSize = { width: 0, height: 0 };

/**
 * Without its scrollbars. Until the browser has laid out the page it is what `guess` says: asking for it before would
 * make it lay out twice. A wrong guess is never seen, it costs another render before the same paint. Without a guess it
 * is 0 × 0, and measured before the first paint.
 */
export function useElementSize(
  element: RefObject<HTMLElement | null>,
  guess: () => ElementSize | undefined,
): ElementSize {
  const [size, setSize] = useState(() => guess() ?? unknown);
  const known = useRef(size);
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = current;
      const hasChanged = known.current.width !== width || known.current.height !== height;
      if (hasChanged) known.current = { width, height };
      return hasChanged;
    };
    const render = () => setSize(known.current);
    if (known.current === unknown && measure()) render();
    const observer = new ResizeObserver(() => {
      // Before the next paint, which follows at once.
      if (measure()) flushSync(render);
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return size;
}

let knownScrollbar: number | undefined;

/** How wide the room is that an element keeps for its scrollbar, px; 0 where that lies over the contents. */
export function scrollbarWidth(): number {
  if (knownScrollbar === undefined) {
    const probe = document.createElement('div');
    probe.style.cssText = 'position: absolute; overflow: auto; scrollbar-gutter: stable';
    document.body.append(probe);
    knownScrollbar = probe.offsetWidth - probe.clientWidth;
    probe.remove();
  }
  return knownScrollbar;
}
