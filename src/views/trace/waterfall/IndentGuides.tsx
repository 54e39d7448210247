/** A thin line for each level that a row is set in; deep levels share the room there is, and are said as a number. */
import type { CSSProperties } from 'react';
import { INDENT_STEP, indentLevels } from '../../../layout/rowGeometry.ts';
import styles from './SpanRow.module.css';

export function IndentGuides({ depth }: { readonly depth: number }) {
  if (depth === 0) return null;
  const levels = indentLevels(depth);
  const style: CSSProperties = { width: levels * INDENT_STEP, backgroundSize: `${INDENT_STEP}px 100%` };
  return (
    <span className={styles.guides} style={style} aria-hidden="true">
      {depth > levels && <span className={styles.deepLevel}>{depth}</span>}
    </span>
  );
}
