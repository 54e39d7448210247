/** Text for screen readers only. */
import type { ComponentProps } from 'react';
import styles from './Field.module.css';

export function VisuallyHidden(props: ComponentProps<'span'>) {
  return <span {...props} className={styles.hidden} />;
}
