/** What is wrong with a field, right below it, without moving anything. */
import { CircleAlert } from 'lucide-react';
import styles from './FieldMessage.module.css';

export interface FieldMessageProps {
  /** For `aria-describedby` of the field. */
  readonly id: string;
  readonly text: string;
}

/** Stands in an element with `position: relative`. */
export function FieldMessage({ id, text }: FieldMessageProps) {
  return (
    <span id={id} className={styles.message} role="alert">
      <CircleAlert size={13} aria-hidden className={styles.icon} />
      {text}
    </span>
  );
}
