/**
 * The edge of a panel that can be dragged, or moved with the arrow keys. Follows ARIA's separator pattern.
 */
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import styles from './ResizeHandle.module.css';

export interface ResizeHandleProps {
  /** What it resizes: `Width of the span details`. */
  readonly label: string;
  /** Which edge of the panel it is. The panel grows in that direction. */
  readonly edge: 'left' | 'top';
  /** The panel's current size, px. */
  readonly size: number;
  readonly min: number;
  readonly max: number;
  /** Called while it is dragged; the size is not saved yet. */
  readonly onResize: (size: number) => void;
  /** The user has let go, or pressed a key: save the size. */
  readonly onResizeEnd: (size: number) => void;
}

const STEP_PX = 16;
const BIG_STEP_PX = 64;

export function ResizeHandle({ label, edge, size, min, max, onResize, onResizeEnd }: ResizeHandleProps) {
  const drag = useRef<{ readonly from: number; readonly size: number; now: number } | undefined>(undefined);
  const [isDragging, setIsDragging] = useState(false);
  const clamp = (value: number) => Math.round(Math.min(max, Math.max(min, value)));
  const positionOf = (event: PointerEvent) => (edge === 'left' ? event.clientX : event.clientY);

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.focus({ preventScroll: true });
    drag.current = { from: positionOf(event), size, now: size };
    setIsDragging(true);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (drag.current === undefined) return;
    drag.current.now = clamp(drag.current.size + drag.current.from - positionOf(event));
    onResize(drag.current.now);
  };
  const endDrag = () => {
    if (drag.current === undefined) return;
    onResizeEnd(drag.current.now);
    drag.current = undefined;
    setIsDragging(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = sizeAfterKey(event, edge, size, min, max);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onResizeEnd(clamp(next));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved; this separator can.
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={edge === 'left' ? 'vertical' : 'horizontal'}
      aria-valuenow={Math.round(size)}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuetext={`${Math.round(size)} pixels`}
      data-dragging={isDragging}
      className={styles.handle}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={endDrag}
      onPointerCancel={endDrag}
      onLostPointerCapture={endDrag}
      onKeyDown={onKeyDown}
    />
  );
}

/** The size that a key sets; undefined if the key does not resize. */
function sizeAfterKey(
  event: KeyboardEvent,
  edge: ResizeHandleProps['edge'],
  size: number,
  min: number,
  max: number,
): number | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const step = event.shiftKey ? BIG_STEP_PX : STEP_PX;
  const [grow, shrink] = edge === 'left' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  if (event.key === grow) return size + step;
  if (event.key === shrink) return size - step;
  if (event.key === 'Home') return min;
  if (event.key === 'End') return max;
  return undefined;
}
