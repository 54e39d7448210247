/** Tags as chips with a field for the next one, or all of them as one text. */
import Tags from 'lucide-react/icons/tags';
import TextCursorInput from 'lucide-react/icons/text-cursor-input';
import X from 'lucide-react/icons/x';
import { type KeyboardEvent, useId, useLayoutEffect, useRef } from 'react';
import { cutText, TOOLTIP_CHARACTERS } from '../base/text/cutText.ts';
import frame from './FieldFrame.module.css';
import { FieldMessage } from './FieldMessage.tsx';
import styles from './TagInput.module.css';

export interface TagInputProps {
  readonly label: string;
  /** The texts of the chips; none while `isText`. */
  readonly chips: readonly string[];
  /** The text being typed. */
  readonly text: string;
  readonly isText: boolean;
  readonly placeholder: string;
  readonly error?: string;
  readonly onTextChange: (text: string) => void;
  /** The typed text is finished. */
  readonly onCommit: () => void;
  readonly onRemove: (position: number) => void;
  /** A chip should become text again. */
  readonly onEdit: (position: number) => void;
  readonly onToggle: () => void;
  readonly className?: string;
  readonly testId?: string;
}

export function TagInput(props: TagInputProps) {
  const { label, chips, text, isText, error } = props;
  const inputId = useId();
  const messageId = `${inputId}-message`;
  const input = useRef<HTMLInputElement>(null);
  const content = useRef<HTMLSpanElement>(null);
  const count = chips.length;
  useLayoutEffect(() => {
    // While typing, keeps the newest chip and the field after it in view.
    const isTyping = document.activeElement === input.current;
    if (count > 0 && isTyping && content.current !== null) {
      content.current.scrollLeft = content.current.scrollWidth;
    }
  }, [count]);
  const edit = (position: number) => {
    props.onEdit(position);
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const isAtStart = event.currentTarget.selectionStart === 0 && event.currentTarget.selectionEnd === 0;
    if (event.key === 'Backspace' && isAtStart && text === '' && chips.length > 0) {
      event.preventDefault();
      edit(chips.length - 1);
    }
  };
  return (
    <span
      className={`${frame.frame} ${styles.frame} ${props.className ?? ''}`}
      data-invalid={error !== undefined}
    >
      <label className={styles.label} htmlFor={inputId}>
        {label}
      </label>
      <span className={styles.content} ref={content}>
        {chips.map((chip, position) => (
          <span key={chip} className={styles.chip}>
            <button
              type="button"
              className={styles.chipText}
              title={`${cutText(chip, TOOLTIP_CHARACTERS)} (press to edit)`}
              aria-label={`Change ${cutText(chip)}`}
              onClick={() => edit(position)}
            >
              {cutText(chip)}
            </button>
            <button
              type="button"
              className={styles.chipRemove}
              aria-label={`Remove ${cutText(chip)}`}
              onClick={() => {
                props.onRemove(position);
                input.current?.focus();
              }}
            >
              <X size={11} aria-hidden />
            </button>
          </span>
        ))}
        <input
          ref={input}
          id={inputId}
          className={`${frame.text} ${styles.input}`}
          data-code={isText || text !== ''}
          value={text}
          placeholder={chips.length === 0 || isText ? props.placeholder : 'key=value'}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-invalid={error !== undefined}
          aria-describedby={error === undefined ? undefined : messageId}
          onChange={(event) => props.onTextChange(event.target.value)}
          onBlur={() => {
            if (content.current !== null) content.current.scrollLeft = 0;
            props.onCommit();
          }}
          onKeyDown={onKeyDown}
          data-testid={props.testId}
        />
      </span>
      <button
        type="button"
        className={styles.toggle}
        aria-label={isText ? 'Show tags as chips' : 'Edit tags as text'}
        title={isText ? 'Show tags as chips' : 'Edit tags as text'}
        onClick={props.onToggle}
      >
        {isText ? <Tags size={14} aria-hidden /> : <TextCursorInput size={14} aria-hidden />}
      </button>
      {error !== undefined && <FieldMessage id={messageId} text={error} />}
    </span>
  );
}
