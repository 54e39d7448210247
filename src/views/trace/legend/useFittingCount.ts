/** How many children of a wrapping container fit on its first line; the others are below it, out of view. */
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/**
 * Measures after every render and when the width changes.
 * All children are laid out, even those that do not fit.
 */
export function useFittingCount<E extends HTMLElement>(): { line: RefObject<E | null>; fitting: number } {
  const line = useRef<E>(null);
  const [fitting, setFitting] = useState(Number.MAX_SAFE_INTEGER);
  const measure = useRef(() => {
    const children = [...(line.current?.children ?? [])];
    const top = children.at(0)?.getBoundingClientRect().top ?? 0;
    const below = children.findIndex((child) => child.getBoundingClientRect().top > top);
    setFitting(below < 0 ? children.length : below);
  });
  // After every render, since the width of the children may have changed.
  useLayoutEffect(() => measure.current());
  useLayoutEffect(() => {
    if (line.current === null) return undefined;
    const observer = new ResizeObserver(() => measure.current());
    observer.observe(line.current);
    return () => observer.disconnect();
  }, []);
  return { line, fitting };
}
