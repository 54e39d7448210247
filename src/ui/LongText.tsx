/**
 * A text from outside, where there is room for all of it. A short one is shown as it is. A long one shows its
 * beginning and its size, and all of it on request, in a scrolling box. Newlines are kept. Use `cutText` in
 * lines, tooltips and names.
 */
import { useState } from 'react';
import { formatTextSize } from '../base/text/cutText.ts';
import { foldedText, isLongText } from '../base/text/foldText.ts';
import { CopyButton } from './CopyButton.tsx';
import styles from './LongText.module.css';
import { TextBox } from './TextBox.tsx';
import { TextButton } from './TextButton.tsx';

export interface LongTextProps {
  readonly text: string;
  /** What the text is, for screen readers: `Warning`. */
  readonly label: string;
  /** Makes the beginning a link. */
  readonly href?: string;
}

export function LongText({ text, label, href }: LongTextProps) {
  const [isOpen, setIsOpen] = useState(false);
  if (!isLongText(text)) return <span dir="auto">{text}</span>;
  return (
    <span className={styles.long} data-opened={isOpen}>
      {isOpen ? (
        <TextBox text={text} label={label} />
      ) : (
        <span className={styles.preview} dir="auto">
          {href === undefined ? (
            foldedText(text)
          ) : (
            <a href={href} target="_blank" rel="noopener noreferrer">
              {foldedText(text)}
            </a>
          )}
          …
        </span>
      )}
      <span className={styles.folds}>
        <TextButton aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? 'Show less' : `${formatTextSize(text.length)}, show all`}
        </TextButton>
        <CopyButton text={text} label={`Copy the whole text: ${label}`} />
      </span>
    </span>
  );
}
