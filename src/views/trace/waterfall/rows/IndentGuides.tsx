/** A thin line for each level that a row is set in; where the names have no room for more, the lines fade and the depth is said as a number. */
import type { CSSProperties } from 'react';
import { INDENT_STEP } from '../../../../layout/waterfall/rowGeometry.ts';
import styles from './SpanRow.module.css';

export interface IndentGuidesProps {
  readonly depth: number;
  /** How many levels there is room for. */
  readonly limit: number;
  /** Says where the row stands, when the pointer asks. */
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
