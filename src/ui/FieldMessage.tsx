/** The error of a field, right below it, without moving anything. */
import CircleAlert from 'lucide-react/icons/circle-alert';
import { cutText } from '../base/text/cutText.ts';
import styles from './FieldMessage.module.css';

export interface FieldMessageProps {
  /** For `aria-describedby` of the field. */
  readonly id: string;
  readonly text: string;
}

/** Must be inside an element with `position: relative`. */
export function FieldMessage({ id, text }: FieldMessageProps) {
  return (
    <span id={id} ref={keepInWindow} className={styles.message} role="alert">
      <CircleAlert size={13} aria-hidden className={styles.icon} />
      {cutText(text)}
    </span>
  );
}

/** px */
const EDGE = 8;

/** Moves the message of a field near the window's right edge to the left as far as needed. */
function keepInWindow(message: HTMLElement | null): void {
  if (message === null) return;
  message.style.translate = '';
  const over = message.getBoundingClientRect().right + EDGE - document.documentElement.clientWidth;
  if (over > 0) message.style.translate = `${-Math.ceil(over)}px`;
}
