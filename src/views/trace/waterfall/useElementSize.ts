/** The inner size of an element, px, kept up to date. */
import { useLayoutEffect, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export interface ElementSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Without its scrollbars. Until the browser has laid out the page it is what `guess` says: asking for it before would
 * make it lay out twice. A wrong guess is never seen, it costs another render before the same paint.
 */
export function useElementSize(element: HTMLElement | null, guess: () => ElementSize): ElementSize {
  // In a store, because React waits for nothing, and for no paint, to render what has changed in one.
  const [size] = useState(() => createStore<ElementSize>()(guess));
  useLayoutEffect(() => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = element;
      const known = size.getState();
      if (known.width !== width || known.height !== height) size.setState({ width, height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [element, size]);
  return useStore(size);
}

let knownScrollbar: number | undefined;

/** How wide the scrollbar of an element is, px; 0 where it lies over the contents. */
export function scrollbarWidth(): number {
  if (knownScrollbar === undefined) {
    const probe = document.createElement('div');
    probe.style.cssText = 'position: absolute; overflow: scroll';
    document.body.append(probe);
    knownScrollbar = probe.offsetWidth - probe.clientWidth;
    probe.remove();
  }
  return knownScrollbar;
}
