/**
 * One end of the time range in view: dragged, or moved with the arrow keys. Follows ARIA's slider pattern.
 */
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { formatDuration } from '../../../../base/formatDuration.ts';
import { testHooks } from '../../../../base/testHooks.ts';
import type { TimeScale } from '../../../../layout/time/timeScale.ts';
import styles from './Minimap.module.css';

export interface MinimapHandleProps {
  readonly side: 'left' | 'right';
  /** px from the left edge of the minimap. */
  readonly x: number;
  /** Times, µs from the trace's start. */
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly scale: TimeScale;
  readonly onMove: (time: number) => void;
}

/** Steps of a key, as a share of the width. */
const STEP = 0.01;
const BIG_STEP = 0.1;

export function MinimapHandle({ side, x, value, least, most, scale, onMove }: MinimapHandleProps) {
  const grab = useRef<number | undefined>(undefined);
  const move = (time: number) => onMove(Math.min(most, Math.max(least, time)));
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    grab.current = event.clientX - scale.toX(value);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (grab.current === undefined) return;
    event.stopPropagation();
    move(scale.toTime(event.clientX - grab.current));
  };
  const onPointerEnd = (event: PointerEvent<HTMLElement>) => {
    event.stopPropagation();
    grab.current = undefined;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = timeAfterKey(event, value, scale, least, most);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    move(next);
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      className={styles.handle}
      style={{ left: x }}
      aria-label={side === 'left' ? 'Beginning of the view' : 'End of the view'}
      aria-orientation="horizontal"
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={value}
      aria-valuetext={formatDuration(value)}
      data-testid={testHooks.minimapHandle}
      data-side={side}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerEnd}
      onPointerCancel={onPointerEnd}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={onKeyDown}
    />
  );
}

/** The time that a key moves the handle to; undefined if the key does not move it. */
function timeAfterKey(
  event: KeyboardEvent,
  value: number,
  scale: TimeScale,
  least: number,
  most: number,
): number | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const step = event.shiftKey ? BIG_STEP : STEP;
  const moved = (share: number) => scale.toTime(scale.toX(value) + share * scale.width);
  switch (event.key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return moved(-step);
    case 'ArrowRight':
    case 'ArrowUp':
      return moved(step);
    case 'PageDown':
      return moved(-BIG_STEP);
    case 'PageUp':
      return moved(BIG_STEP);
    case 'Home':
      return least;
    case 'End':
      return most;
    default:
      return undefined;
  }
}
