/** A sentence on a field, right below it, without moving anything. */
import { CircleAlert, Info } from 'lucide-react';
import styles from './FieldMessage.module.css';

export interface FieldMessageProps {
  /** For `aria-describedby` of the field. */
  readonly id: string;
  readonly tone: 'error' | 'note';
  readonly text: string;
}

/** Stands in an element with `position: relative`. */
export function FieldMessage({ id, tone, text }: FieldMessageProps) {
  const Icon = tone === 'error' ? CircleAlert : Info;
  return (
    <span id={id} className={styles.message} data-tone={tone} role={tone === 'error' ? 'alert' : 'status'}>
      <Icon size={13} aria-hidden className={styles.icon} />
      {text}
    </span>
  );
}
