/** A thin line for each level that a row is set in. */
import type { CSSProperties } from 'react';
import { INDENT_STEP } from '../../../layout/rowGeometry.ts';
import styles from './SpanRow.module.css';

export function IndentGuides({ levels }: { readonly levels: number }) {
  if (levels === 0) return null;
  const style: CSSProperties = { width: levels * INDENT_STEP, backgroundSize: `${INDENT_STEP}px 100%` };
  return <span className={styles.guides} style={style} aria-hidden="true" />;
}
