/** A button, with or without a frame; an icon button; and a link that looks like a button. */
import type { ComponentProps, ReactNode } from 'react';
import { cutText } from '../base/text/cutText.ts';
import styles from './Button.module.css';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'type'> {
  /** plain: text only; outline: framed; primary: the one thing to do. */
  readonly look?: 'plain' | 'outline' | 'primary';
  readonly type?: 'button' | 'submit';
}

export function Button({ look = 'plain', type = 'button', className, ...rest }: ButtonProps) {
  return <button {...rest} type={type} data-look={look} className={join(styles.button, className)} />;
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'aria-label' | 'title'> {
  /** What it does: the name for screen readers, and the tooltip. */
  readonly label: string;
  /** The key that does the same, shown in the tooltip. */
  readonly shortcut?: string;
  readonly look?: 'plain' | 'outline';
  readonly size?: 'normal' | 'small';
  readonly children: ReactNode;
}

export function IconButton({
  label,
  shortcut,
  look = 'plain',
  size = 'normal',
  className,
  ...rest
}: IconButtonProps) {
  const name = cutText(label);
  return (
    <button
      {...rest}
      type="button"
      aria-label={name}
      title={shortcut === undefined ? name : `${name} (${shortcut})`}
      data-look={look}
      data-size={size}
      className={join(styles.button, styles.icon, className)}
    />
  );
}

export interface ButtonLinkProps extends ComponentProps<'a'> {
  readonly look?: 'plain' | 'outline';
}

/** A link that looks like a button. */
export function ButtonLink({ look = 'plain', className, ...rest }: ButtonLinkProps) {
  return <a {...rest} data-look={look} className={join(styles.button, className)} />;
}

function join(...names: readonly (string | undefined)[]): string {
  return names.filter((name) => name !== undefined).join(' ');
}
