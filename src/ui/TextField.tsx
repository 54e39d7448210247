/** One line of text in a frame, with its name inside at the left. */
import { type ComponentProps, type ReactNode, useId } from 'react';
import { cutText, TOOLTIP_CHARACTERS } from '../base/text/cutText.ts';
import styles from './Field.module.css';
import frame from './FieldFrame.module.css';
import { VisuallyHidden } from './VisuallyHidden.tsx';

export interface TextFieldProps extends Omit<ComponentProps<'input'>, 'className'> {
  /** Its name for everyone; shown in the frame unless `isLabelHidden`. */
  readonly label: string;
  readonly isLabelHidden?: boolean;
  /** What is wrong with the text; announced and shown as the frame's colour and tooltip. */
  readonly error?: string;
  /** Stands before the text. */
  readonly before?: ReactNode;
  /** Stands after the text. */
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
