/** A thin line for each level that a row is set in; where the names have no room for more, the depth is said as a number. */
import type { CSSProperties } from 'react';
import { INDENT_STEP } from '../../../layout/rowGeometry.ts';
import styles from './SpanRow.module.css';

/** `limit`: how many levels there is room for. */
export function IndentGuides({ depth, limit }: { readonly depth: number; readonly limit: number }) {
  if (depth === 0) return null;
  const levels = Math.min(depth, limit);
  const style: CSSProperties = { width: levels * INDENT_STEP, backgroundSize: `${INDENT_STEP}px 100%` };
  return (
    <>
      <span className={styles.guides} style={style} aria-hidden="true" />
      {depth > levels && (
        <span className={styles.deepLevel} title={`Level ${depth + 1}`} aria-hidden="true">
          {depth}
        </span>
      )}
    </>
  );
}
