/** A one-line text field in a frame, with its name inside on the left. */
import { type ComponentProps, type ReactNode, useId } from 'react';
import { cutText, TOOLTIP_CHARACTERS } from '../base/text/cutText.ts';
import styles from './Field.module.css';
import frame from './FieldFrame.module.css';
import { VisuallyHidden } from './VisuallyHidden.tsx';

export interface TextFieldProps extends Omit<ComponentProps<'input'>, 'className'> {
  /** Its name; shown in the frame unless `isLabelHidden`, which leaves it to screen readers. */
  readonly label: string;
  readonly isLabelHidden?: boolean;
  /** The error of the text; announced, and shown by the frame's colour and tooltip. */
  readonly error?: string;
  /** Shown before the text. */
  readonly before?: ReactNode;
  /** Shown after the text. */
  readonly after?: ReactNode;
  readonly className?: string;
}

export function TextField({
  label,
  isLabelHidden = false,
  error,
  before,
  after,
  className,
  id,
  ...rest
}: TextFieldProps) {
  const ownId = useId();
  const inputId = id ?? ownId;
  const errorId = `${inputId}-error`;
  return (
    <span
      className={`${frame.frame} ${styles.field} ${className ?? ''}`}
      data-invalid={error !== undefined}
      title={error === undefined ? undefined : cutText(error, TOOLTIP_CHARACTERS)}
    >
      {before}
      <label htmlFor={inputId} className={isLabelHidden ? styles.hidden : styles.label}>
        {label}
      </label>
      <input
        {...rest}
        id={inputId}
        className={`${frame.text} ${styles.input}`}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : errorId}
      />
      {error !== undefined && (
        <VisuallyHidden id={errorId}>{cutText(error, TOOLTIP_CHARACTERS)}</VisuallyHidden>
      )}
      {after}
    </span>
  );
}
