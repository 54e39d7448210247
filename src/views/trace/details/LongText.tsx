/** A long text: its beginning with its size, and all of it on request, with its own scroll. Newlines stay. */
import { useState } from 'react';
import { foldedText, formatTextSize } from '../../../model/valueFormat.ts';
import styles from './AttributeValue.module.css';
import { TextButton } from './TextButton.tsx';

interface LongTextProps {
  readonly text: string;
  /** What the text is, for screen readers. */
  readonly label: string;
}

/** More than this at once makes the browser's layout slow. */
const PAGE_CHARACTERS = 100_000;

export function LongText({ text, label }: LongTextProps) {
  const [shown, setShown] = useState(0);
  if (shown === 0) {
    return (
      <span className={styles.long}>
        <span className={`${styles.preview} ${styles.lines}`} dir="auto">
          {foldedText(text)}…
        </span>
        <TextButton onClick={() => setShown(PAGE_CHARACTERS)}>
          {formatTextSize(text.length)}, show all
        </TextButton>
      </span>
    );
  }
  const isCut = shown < text.length;
  return (
    <span className={styles.long} data-opened>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.box} tabIndex={0} aria-label={label} dir="auto">
        {isCut ? text.slice(0, shown) : text}
      </section>
      <span className={styles.folds}>
        {isCut && (
          <TextButton onClick={() => setShown(shown * 4)}>
            {formatTextSize(shown)} of {formatTextSize(text.length)}, show more
          </TextButton>
        )}
        <TextButton onClick={() => setShown(0)}>Show less</TextButton>
      </span>
    </span>
  );
}
