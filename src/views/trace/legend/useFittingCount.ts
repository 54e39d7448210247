/** How many children of a wrapping line stand in its first line; those that do not are below it, out of sight. */
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** Measures after every render and when the width changes. All children are laid out, also those that do not fit. */
export function useFittingCount<E extends HTMLElement>(): { line: RefObject<E | null>; fitting: number } {
  const line = useRef<E>(null);
  const [fitting, setFitting] = useState(Number.MAX_SAFE_INTEGER);
  const measure = useRef(() => {
    const children = [...(line.current?.children ?? [])];
    const top = children.at(0)?.getBoundingClientRect().top ?? 0;
    const below = children.findIndex((child) => child.getBoundingClientRect().top > top);
    setFitting(below < 0 ? children.length : below);
  });
  // After every render: whatever was rendered may have another width.
  useLayoutEffect(() => measure.current());
  useLayoutEffect(() => {
    if (line.current === null) return undefined;
    const observer = new ResizeObserver(() => measure.current());
    observer.observe(line.current);
    return () => observer.disconnect();
  }, []);
  return { line, fitting };
}
