/**
 * A thin line for each level that a row is indented. If there is no
 * room for all levels, the lines fade and a number shows the depth.
 */
import type { CSSProperties } from 'react';
import { INDENT_STEP } from '../../../../layout/waterfall/rowGeometry.ts';
import styles from './SpanRow.module.css';

export interface IndentGuidesProps {
  readonly depth: number;
  /** The number of levels that there is room for. */
  readonly limit: number;
  /** Returns the tooltip of the number: the path to the row. */
  readonly describe?: () => string;
}

export function IndentGuides({ depth, limit, describe }: IndentGuidesProps) {
  if (depth === 0) return null;
  const levels = Math.min(depth, limit);
  const isCompressed = depth > levels;
  const style: CSSProperties = { width: levels * INDENT_STEP, backgroundSize: `${INDENT_STEP}px 100%` };
  return (
    <>
      <span
        className={styles.guides}
        style={style}
        data-compressed={isCompressed ? true : undefined}
        aria-hidden="true"
      />
      {isCompressed && (
        <span
          className={styles.deepLevel}
          aria-hidden="true"
          onPointerEnter={(event) => {
            event.currentTarget.title = describe?.() ?? `Level ${depth + 1}`;
          }}
        >
          {depth}
        </span>
      )}
    </>
  );
}
