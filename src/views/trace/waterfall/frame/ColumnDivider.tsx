/** The divider between names and bars: dragged, or moved with the arrow keys. */
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { testHooks } from '../../../../base/testHooks.ts';
import styles from './ColumnDivider.module.css';

export interface ColumnDividerProps {
  /** Share of the width that the names take. */
  readonly share: number;
  readonly width: number;
  /** Called while it is dragged. */
  readonly onMove: (share: number) => void;
  /** The user has let go, or pressed a key: save the share. */
  readonly onMoveEnd: (share: number) => void;
}

const NAMES_SHARE = { min: 0.1, max: 0.8 } as const;
const STEP = 0.02;

export function clampShare(share: number): number {
  return Math.min(NAMES_SHARE.max, Math.max(NAMES_SHARE.min, share));
}

export function ColumnDivider({ share, width, onMove, onMoveEnd }: ColumnDividerProps) {
  const drag = useRef<{ readonly from: number; readonly share: number; now: number } | undefined>(undefined);
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { from: event.clientX, share, now: share };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (drag.current === undefined || width === 0) return;
    drag.current.now = clampShare(drag.current.share + (event.clientX - drag.current.from) / width);
    onMove(drag.current.now);
  };
  const onPointerEnd = () => {
    if (drag.current !== undefined) onMoveEnd(drag.current.now);
    drag.current = undefined;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = shareAfterKey(event.key, share);
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    onMoveEnd(clampShare(next));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved; this separator can
    <div
      role="separator"
      tabIndex={0}
      className={styles.divider}
      aria-label="Width of the names"
      aria-orientation="vertical"
      aria-valuemin={NAMES_SHARE.min * 100}
      aria-valuemax={NAMES_SHARE.max * 100}
      aria-valuenow={Math.round(share * 100)}
      aria-valuetext={`${Math.round(share * 100)} percent`}
      data-testid={testHooks.columnDivider}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerEnd}
      onPointerCancel={onPointerEnd}
      onKeyDown={onKeyDown}
    />
  );
}

function shareAfterKey(key: string, share: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
      return share - STEP;
    case 'ArrowRight':
      return share + STEP;
    case 'Home':
      return NAMES_SHARE.min;
    case 'End':
      return NAMES_SHARE.max;
    default:
      return undefined;
  }
}
