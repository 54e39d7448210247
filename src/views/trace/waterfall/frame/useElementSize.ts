/** The inner size of an element, px, kept up to date. */
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

export interface ElementSize {
  readonly width: number;
  readonly height: number;
}

const unknown: ElementSize = { width: 0, height: 0 };

/**
 * Returns the size without scrollbars. Until the browser has laid out the page, it returns `guess()`:
 * measuring earlier would make the browser lay out twice. A wrong guess is never visible; it costs another
 * render before the same paint. Without a guess the size is 0 × 0 at first, and measured before the first
 * paint.
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
      // Synchronously: the next paint follows at once.
      if (measure()) flushSync(render);
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return size;
}

let knownScrollbar: number | undefined;

/** The width that an element reserves for its scrollbar, px; 0 if the scrollbar overlays the contents. */
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
