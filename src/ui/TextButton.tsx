/** A quiet button inside the details: looks like a link, does something here. */
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
