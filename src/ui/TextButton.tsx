/** A quiet button inside the details: it looks like a link, but acts in place. */
import type { ComponentProps } from 'react';
import styles from './TextButton.module.css';

export function TextButton({ className, ...rest }: Omit<ComponentProps<'button'>, 'type'>) {
  return (
    <button
      {...rest}
      type="button"
      className={className === undefined ? styles.button : `${styles.button} ${className}`}
    />
  );
}
